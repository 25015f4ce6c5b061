import { describe, expect, it } from 'vitest';
import { fileEdit, mayHoldPrompts, parsePrompts } from '../../../src/prompts';

describe('parsePrompts', () => {
  it('reads a prompt file: model, body below the front matter, placeholders', () => {
    const text = "---\nname: review\nmodel: 'gpt-4.1'\n---\nReview ${input:area:which part} of {{file}}.\n";
    const file = parsePrompts('.github/prompts/review.prompt.md', text);
    expect(file).toMatchObject({ format: 'copilot-prompt', problems: [] });
    const [prompt] = file!.prompts;
    expect(prompt!.name).toBe('review');
    expect(prompt!.models.map(it => [it.name, text.slice(it.start, it.end)])).toEqual([
      ['gpt-4.1', 'gpt-4.1'],
    ]);
    expect(prompt!.messages.map(it => it.text)).toEqual(['Review ${input:area:which part} of {{file}}.\n']);
    expect(prompt!.placeholders.map(it => [it.name, text.slice(it.start, it.end)])).toEqual([
      ['area', '${input:area:which part}'],
      ['file', '{{file}}'],
    ]);
  });

  it('keeps the prompt and says where the front matter broke', () => {
    const text = '---\nname: [a\nmodel: gpt-4o\n---\nHello.\n';
    const file = parsePrompts('a.prompt.md', text);
    expect(file!.prompts[0]!.messages[0]!.text).toBe('Hello.\n');
    expect(file!.problems).toHaveLength(1);
    expect(file!.problems[0]!.message).toMatch(/^The front matter is not valid YAML: .*\.$/);
    expect(file!.problems[0]!.start).toBeGreaterThan(4);
    expect(file!.problems[0]!.end).toBeLessThanOrEqual(text.indexOf('---', 4));
  });

  it('reads the messages of a chat request, as the model receives them', () => {
    const text = JSON.stringify({
      model: 'gpt-4o',
      max_tokens: 300,
      temperature: 0,
      messages: [
        { role: 'system', content: 'You "sort"\n😀 {topic}.' },
        {
          role: 'user',
          content: [{ type: 'text', text: 'One' }, { type: 'image_url' }, { type: 'text', text: 'two' }],
        },
      ],
    });
    const [prompt] = parsePrompts('triage.json', text)!.prompts;
    expect(prompt).toMatchObject({ maxOutputTokens: 300, temperature: 0, models: [{ name: 'gpt-4o' }] });
    expect(prompt!.messages.map(it => [it.role, it.text])).toEqual([
      ['system', 'You "sort"\n😀 {topic}.'],
      ['user', 'Onetwo'],
    ]);
    expect(prompt!.placeholders.map(it => text.slice(it.start, it.end))).toEqual(['{topic}']);
  });

  it('reads what is left of JSON that is cut in the middle', () => {
    const text = '[{"role":"system","content":"Be brief."},{"role":"user","content":"Summarise th';
    const file = parsePrompts('cut.json', text)!;
    expect(file.prompts[0]!.messages.map(it => it.text)).toEqual(['Be brief.', 'Summarise th']);
    expect(file.problems[0]!.message).toBe('The JSON breaks here: unexpected end of string.');
  });

  it('keeps a model’s name whole where the file is cut inside it', () => {
    const file = parsePrompts('cut.json', '{"messages":[{"role":"user","content":"Hi"}],"model":"gpt-4')!;
    expect(file.prompts[0]!.models).toEqual([{ name: 'gpt-4', start: 54, end: 59 }]);
  });

  it('follows aliases, but not in circles', () => {
    const text = 'x: &m gpt-4o\nmodel: *m\nmessages:\n- {role: user, content: Hi}\n';
    expect(parsePrompts('a.prompt.yml', text)!.prompts[0]!.models).toEqual([
      { name: 'gpt-4o', start: 6, end: 12 },
    ]);
    expect(parsePrompts('a.prompt.md', '---\nmodel: &a [*a, o3]\n---\nHi')!.prompts[0]!.models).toMatchObject(
      [{ name: 'o3' }],
    );
  });

  it('takes no edit of a message that is another one by an alias', () => {
    const text = 'messages:\n- &m {role: user, content: Hi}\n- *m\n';
    const [first, second] = parsePrompts('a.prompt.yml', text)!.prompts[0]!.messages;
    const edit = { start: 0, end: 2, replacement: 'Ho' };
    expect([fileEdit(first!, edit)?.replacement, fileEdit(second!, edit)]).toEqual(['Ho', undefined]);
  });

  it('calls no ordinary JSON a prompt', () => {
    const ordinary = [
      '{}',
      '[]',
      '{"messages":{"role":"Role","content":"Content"}}',
      '{"name":"x","scripts":{"role":"a","content":"b"}}',
      '[{"role":"admin","content":"x"}]',
      '[{"role":"user","content":{"id":1}}]',
      '[{"role":"user","name":"Ada"},{"role":"user","name":"Bo","bio":{"content":"x"}}]',
      '[{"role":"user","content":"x"},{"id":1}]',
      '[{"role":"user","content":["x"]}]',
      '[{"role":"user","content":null}]',
      '{"messages":["role","content"]}',
    ];
    expect(ordinary.filter(text => parsePrompts('a.json', text))).toEqual([]);
  });

  it('takes plain text by its folder or by the caller’s word', () => {
    expect(parsePrompts('app/prompts/triage.txt', 'Sort {x}.')?.format).toBe('plain');
    expect(parsePrompts('app\\prompts\\triage.txt', 'Sort {x}.')?.format).toBe('plain');
    expect(parsePrompts('notes/triage.txt', 'Sort {x}.')).toBeUndefined();
    expect(parsePrompts('notes/triage.txt', 'Sort {x}.', { included: true })?.format).toBe('plain');
    expect(mayHoldPrompts('src/main.go')).toBe(false);
  });

  it('says that a binary file is not text', () => {
    const file = parsePrompts('a.prompt', 'GIF\0\0')!;
    expect(file.prompts).toEqual([]);
    expect(file.problems).toMatchObject([{ start: 3, end: 4 }]);
  });
});
