import { describe, expect, it } from 'vitest';
import { modelEdit } from '../../../../src/editor/compare/modelEdit';
import { createPrices, type Model } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });
const mini = prices.resolve('gpt-4o-mini')!;

/** The file put on `model`, read again: its text, and the names it then asks for. */
function switched(path: string, text: string, model: Model = mini) {
  const file = parsePrompts(path, text)!;
  const edit = modelEdit(file.format, text, file.prompts[0]!, model, prices);
  if (!edit) return undefined;
  const after = text.slice(0, edit.start) + edit.replacement + text.slice(edit.end);
  const [prompt] = parsePrompts(path, after)!.prompts;
  return {
    after,
    name: prompt?.models[0]?.name,
    kept: prompt?.messages[0]?.text === file.prompts[0]!.messages[0]?.text,
  };
}

describe('putting a prompt on another model', () => {
  it.each([
    ['a.prompt.md', '---\nmodel: gpt-4.1\ndescription: x\n---\nHello\n', 'gpt-4o-mini'],
    ['a.prompt.md', '---\nmodel: "GPT-4.1 (copilot)"\n---\nHello\n', 'GPT-4o mini (copilot)'],
    [
      'a.prompt.yml',
      'model: openai/gpt-4o\nmessages:\n  - role: user\n    content: Hello\n',
      'openai/gpt-4o-mini',
    ],
    ['a.json', '{"model":"gpt-4o","messages":[{"role":"user","content":"Hello"}]}', 'gpt-4o-mini'],
    [
      'promptfooconfig.yaml',
      'prompts: [Hello]\nproviders: [openai:chat:gpt-4o]\n',
      'openai:chat:gpt-4o-mini',
    ],
    [
      'promptfooconfig.yaml',
      'prompts: [Hello]\nproviders: anthropic:messages:claude-sonnet-4-5\n',
      'openai:gpt-4o-mini',
    ],
  ])('replaces the name in %s in its own manner', (path, text, name) => {
    expect(switched(path, text)).toMatchObject({ name, kept: true });
  });

  it.each([
    ['a.prompt.md', 'Hello\n', 'gpt-4o-mini'],
    ['a.prompt.md', '---\ndescription: x\n---\nHello\n', 'gpt-4o-mini'],
    ['a.prompt.md', '---\r\ndescription: x\r\n---\r\nHello\r\n', 'gpt-4o-mini'],
    ['a.agent.md', '---\ntools: []\n---\nHello\n', 'gpt-4o-mini'],
    ['a.prompt.yml', '# a comment\nmessages:\n  - role: user\n    content: Hello\n', 'openai/gpt-4o-mini'],
    ['a.json', '{\n  "messages": [{ "role": "user", "content": "Hello" }]\n}\n', 'gpt-4o-mini'],
  ])('adds a name where %s has a place for it', (path, text, name) => {
    const result = switched(path, text);
    expect(result).toMatchObject({ name, kept: true });
    expect(result?.after.split('\n').filter(line => line.endsWith('\r')).length === 0).toBe(
      !text.includes('\r'),
    );
  });

  it('leaves the model of the agent alone when a handoff is to be put on another', () => {
    const text = '---\nhandoffs:\n  - label: Go\n    prompt: Go on.\n---\nPlan.\n';
    const { format, prompts } = parsePrompts('a.agent.md', text)!;
    expect(modelEdit(format, text, prompts[1]!, mini, prices)).toBeUndefined();
  });

  it.each([
    ['CLAUDE.md', 'Use tabs.\n'],
    ['prompts/greet.txt', 'Hello\n'],
    ['a.json', '[{"role":"user","content":"Hello"}]'],
  ])('adds none to %s, which has no place', (path, text) => {
    expect(switched(path, text)).toBeUndefined();
  });
});
