import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandPrompt, parsePrompts } from '../../../src/prompts';

/** Expands the first prompt of a file among these, by names that count from the folder of the file that holds them. */
async function expand(files: Readonly<Record<string, string>>, path = Object.keys(files)[0]!) {
  const prompt = parsePrompts(path, files[path]!, { included: true })!.prompts[0]!;
  const result = await expandPrompt(prompt, path, async (include, from) => {
    const name = include.kind === 'partial' ? `_${include.path}.prompt` : include.path.replace('file://', '');
    const found = posix.join(posix.dirname(from), name);
    const text = files[found];
    return text === undefined ? undefined : { path: found, text };
  });
  const slice = ({ start, end }: { start: number; end: number }) => files[path]!.slice(start, end);
  return {
    texts: result.prompt.messages.map(it => [it.role, it.text]),
    files: result.files,
    problems: result.problems.map(it => [it.message, slice(it)]),
    prompt,
    result,
  };
}

describe('expandPrompt', () => {
  it('puts imports after the text, each once, however deep, and leaves what is no file', async () => {
    const { texts, files, problems } = await expand({
      'CLAUDE.md': 'See @docs/style.md and @docs/more.md, mind @someone/package and `@docs/none.md`.',
      'docs/style.md': 'Short lines. @more.md',
      'docs/more.md': 'More.',
    });
    expect(texts).toEqual([
      [
        'system',
        'See @docs/style.md and @docs/more.md, mind @someone/package and `@docs/none.md`.\n\nShort lines. @more.md\n\nMore.',
      ],
    ]);
    expect(files).toEqual(['docs/style.md', 'docs/more.md']);
    expect(problems).toEqual([]);
  });

  it('puts a partial in the place of its name, each time, without its front matter and comments', async () => {
    const { texts, problems } = await expand({
      'p/a.prompt':
        '---\nmodel: x\n---\n{{role "system"}}{{> tone}} Sort. {{> tone loud=true}}\n{{role "user"}}{{q}}',
      'p/_tone.prompt': '# licence\n---\ninput:\n  schema:\n    x: string\n---\nBe {{! very }}kind{{> end}}',
      'p/_end.prompt': '.',
    });
    expect(texts).toEqual([
      ['system', 'Be kind. Sort. Be kind.'],
      ['user', '{{q}}'],
    ]);
    expect(problems).toEqual([]);
  });

  it('reads the prompt that a configuration names, roles and all', async () => {
    const { texts, prompt } = await expand({
      'promptfooconfig.yaml': 'prompts:\n- file://chat.json\nproviders: [openai:gpt-5-mini]\n',
      'chat.json': '[{"role":"system","content":"Be brief."},{"role":"user","content":"{{q}}"}]',
    });
    expect(prompt.messages).toEqual([]);
    expect(texts).toEqual([
      ['system', 'Be brief.'],
      ['user', '{{q}}'],
    ]);
  });

  it('says what is missing and what includes itself, at the place in the prompt, and keeps its name', async () => {
    const { texts, problems } = await expand({
      'prompts/a.j2': '{% include "b.j2" %}{% include "gone.j2" %}',
      'prompts/b.j2': 'B{% include "a.j2" %}',
    });
    expect(texts).toEqual([['user', 'B{% include "a.j2" %}{% include "gone.j2" %}']]);
    expect(problems).toEqual([
      ['“a.j2” includes itself.', '{% include "b.j2" %}'],
      ['“gone.j2” was not found.', '{% include "gone.j2" %}'],
    ]);
  });

  it('ends where files multiply', async () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, level) => {
        const next = `{% include "${level + 1}.j2" %}`;
        return [`prompts/${level}.j2`, `x${next}${next}`];
      }),
    );
    const { problems, files } = await expand(doubling);
    expect(problems).toContainEqual([
      'More is included here than any prompt holds; the rest is not counted.',
      '{% include "1.j2" %}',
    ]);
    expect(files.length).toBeLessThanOrEqual(60);
  });

  it('leaves a prompt that includes nothing as it is', async () => {
    const { prompt, result } = await expand({ 'prompts/a.txt': 'Sort {x}.' });
    expect(result.prompt).toBe(prompt);
  });
});
