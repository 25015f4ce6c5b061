import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, parsePrompts, placeholderNames, promptToSend } from '../../../src/prompts';

/** The first prompt of the first file, as it would be sent. */
function toSend(files: Readonly<Record<string, string>>) {
  const [path, text] = Object.entries(files)[0]!;
  const prompt = parsePrompts(path, text, { included: true })!.prompts[0]!;
  return promptToSend(prompt, path, async (include, from) => {
    const name = include.kind === 'partial' ? `_${include.path}.prompt` : include.path.replace('file://', '');
    const found = posix.join(posix.dirname(from), name);
    return files[found] === undefined ? undefined : { path: found, text: files[found] };
  });
}

describe('promptToSend', () => {
  it('puts partials in place, and takes values for the blanks of both', async () => {
    const prompt = await toSend({
      'p/a.prompt':
        '---\nmodel: x\ninput:\n  default:\n    tone: calm\n---\n{{role "system"}}{{> style}} Sort {{what}}.\n{{role "user"}}{{> style}}{{q}} Stay {{tone}}.',
      'p/_style.prompt': 'Be {{tone}} with {{who}}{{> end}}',
      'p/_end.prompt': ', {{what}}.',
    });
    expect([...placeholderNames(prompt)].sort()).toEqual(['q', 'tone', 'what', 'who']);
    const { messages, left } = fillPlaceholders(prompt, { who: '{{q}}', what: 'mail', q: 'Now?' });
    expect(messages.map(it => it.text.trim())).toEqual([
      'Be calm with {{q}}, mail. Sort mail.',
      'Be calm with {{q}}, mail.Now? Stay calm.',
    ]);
    expect(left).toEqual([]);
  });

  it('takes the prompt that a configuration names, with its blanks', async () => {
    const prompt = await toSend({
      'promptfooconfig.yaml': 'prompts:\n- file://chat.json\nproviders: [openai:gpt-5-mini]\n',
      'chat.json': '[{"role":"system","content":"Be \\"brief\\"."},{"role":"user","content":"About {{q}}?"}]',
    });
    expect(fillPlaceholders(prompt, { q: 'rivers' }).messages).toEqual([
      { role: 'system', text: 'Be "brief".' },
      { role: 'user', text: 'About rivers?' },
    ]);
  });

  it('rejects where a part is missing, and leaves out an import that is', async () => {
    await expect(toSend({ 'p/a.prompt': '---\nmodel: x\n---\n{{> gone}} Sort.' })).rejects.toThrow(
      '“gone” was not found.',
    );
    const prompt = await toSend({ 'CLAUDE.md': 'Mind @gone.md.' });
    expect(fillPlaceholders(prompt, {}).messages[0]?.text).toBe('Mind @gone.md.');
  });
});
