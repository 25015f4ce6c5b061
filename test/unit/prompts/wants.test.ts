import { expect, it } from 'vitest';
import { parsePrompts, wantsIn } from '../../../src/prompts';

const wants = (path: string, text: string, index = 0) =>
  wantsIn(parsePrompts(path, text)?.prompts ?? [], index, text);

it('reads a prompt’s own policy, cache, minimising and tags from its front matter or a comment before it', () => {
  const body = 'Name three rivers of Europe and the countries that each of them runs through, as a table.\n';
  const fields =
    'promptmeter-route: careful # for now\npromptmeter-tags: [legal, "gold plated"]\npromptmeter-minimise: on\npromptmeter-cache: exact';
  expect(wants('a.prompt.md', `---\nmodel: gpt-4o\n${fields}\n---\n${body}`)).toEqual({
    route: 'careful',
    minimise: 'on',
    cache: 'exact',
    tags: ['legal', 'gold plated'],
  });
  const source = `# promptmeter-route: none\n# promptmeter-tags: draft\nRIVERS_PROMPT = """${body}"""\nLAKES_PROMPT = """${body}"""\n`;
  expect(wants('a.py', source)).toEqual({ route: 'none', tags: ['draft'] });
  expect(wants('a.py', source, 1)).toEqual({ tags: [] });
  expect(wants('a.prompt.md', `---\nmodel: gpt-4o\n---\n${body}${fields}\n`)).toEqual({ tags: [] });
});
