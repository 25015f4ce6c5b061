import { expect, it } from 'vitest';
import { routedIn } from '../../../src/findings';
import { parsePrompts } from '../../../src/prompts';

const routed = (path: string, text: string, index = 0) =>
  routedIn(parsePrompts(path, text)?.prompts ?? [], index, text);

it('reads a prompt’s own policy and tags from its front matter or a comment before it', () => {
  const body = 'Name three rivers of Europe and the countries that each of them runs through, as a table.\n';
  const fields = 'promptmeter-route: careful # for now\npromptmeter-tags: [legal, "gold plated"]';
  expect(routed('a.prompt.md', `---\nmodel: gpt-4o\n${fields}\n---\n${body}`)).toEqual({
    policy: 'careful',
    tags: ['legal', 'gold plated'],
  });
  const source = `# promptmeter-route: none\n# promptmeter-tags: draft\nRIVERS_PROMPT = """${body}"""\nLAKES_PROMPT = """${body}"""\n`;
  expect(routed('a.py', source)).toEqual({ policy: 'none', tags: ['draft'] });
  expect(routed('a.py', source, 1)).toEqual({ tags: [] });
  expect(routed('a.prompt.md', `---\nmodel: gpt-4o\n---\n${body}${fields}\n`)).toEqual({ tags: [] });
});
