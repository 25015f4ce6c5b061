import { describe, expect, it } from 'vitest';
import { fileEdit, fillPlaceholders, parsePrompts } from '../../../src/prompts';

function read(path: string, text: string) {
  const prompt = parsePrompts(path, text)!.prompts[0]!;
  return { prompt, texts: prompt.messages.map(it => it.text) };
}

describe('comments of templates', () => {
  it.each([
    ['a.prompt', '---\nmodel: x\n---\n{{! who }}\nBe brief.{{! and kind }} Now.\n', ['Be brief. Now.']],
    ['a.prompt', '---\nmodel: x\n---\nOne.\n  {{!-- {{x}} -- --}}  \r\nTwo.\n', ['One.\nTwo.']],
    ['a.prompt', '---\nmodel: x\n---\n{{! only }}\n{{role "user"}}Hi {{! end }}', ['Hi']],
    ['a.prompt', '---\nmodel: x\n---\nOpen {{! for ever', ['Open {{! for ever']],
    ['a.prompty', 'system:\nBe {# very #}brief.\n\nuser:\n{{q}}', ['Be brief.', '{{q}}']],
    ['a.prompty', 'system:\nBe   {#- very -#}\n  brief.', ['Bebrief.']],
    ['a.prompty', '---\ntemplate: mustache\n---\nsystem:\nBe {{! very }}brief.{# 1 #}', ['Be brief.{# 1 #}']],
    ['prompts/a.txt', 'Hi {# note #}{{ name }}.', ['Hi {{ name }}.']],
    ['prompts/a.md', '{{! note }}\nHi {{name}}.', ['Hi {{name}}.']],
    ['prompts/a.txt', 'Titles end in {# id #}.', ['Titles end in {# id #}.']],
    ['CLAUDE.md', 'Titles end in {# id #}.', ['Titles end in {# id #}.']],
  ])('are not sent: %s %j', (path, text, sent) => {
    expect(read(path, text).texts).toEqual(sent);
  });

  it('are told, but take no value', () => {
    const text = 'user:\n{# for {{a}} #}Sort {{b}}.';
    const { prompt } = read('a.prompty', text);
    expect(prompt.placeholders.map(it => [it.comment, text.slice(it.start, it.end)])).toEqual([
      [true, '{# for {{a}} #}'],
      [undefined, '{{b}}'],
    ]);
    expect(fillPlaceholders(prompt, { b: 'it' })).toMatchObject({
      messages: [{ text: 'Sort it.' }],
      left: [],
    });
  });

  it('stay where they are when the text beside them is edited, and no edit goes across one', () => {
    const text = 'user:\nPlease sort{# by date #} all of it.';
    const message = read('a.prompty', text).prompt.messages[0]!;
    const edit = (start: number, end: number) => fileEdit(message, { start, end, replacement: '' });
    expect(edit(0, 7)).toEqual({ start: 6, end: 13, replacement: '' });
    expect(edit(11, 15)).toEqual({ start: 30, end: 34, replacement: '' });
    expect(edit(7, 15)).toBeUndefined();
  });

  it('are no reason to keep what only looks like their marks, where a text shows no template', () => {
    const text = 'One -- two.\n\n---\n\nA {# sign.';
    const message = parsePrompts('prompts/a.txt', text)?.prompts[0]?.messages[0];
    const edit = (start: number, end: number) =>
      message && fileEdit(message, { start, end, replacement: '' });
    expect(edit(0, 18)).toEqual({ start: 0, end: 18, replacement: '' });
    expect(edit(0, text.length - 1)).toEqual({ start: 0, end: text.length - 1, replacement: '' });
    const twice = parsePrompts('prompts/a.txt', 'A {x{ y')?.prompts[0]?.messages[0];
    expect(twice && fileEdit(twice, { start: 3, end: 4, replacement: '' })).toBeUndefined();
  });

  it('are not made of what an edit leaves', () => {
    const message = read('a.prompty', 'user:\n{# a #}{ # b #}').prompt.messages[0]!;
    expect(message.text).toBe('{ # b #}');
    expect(fileEdit(message, { start: 1, end: 2, replacement: '' })).toBeUndefined();
  });
});
