import type { Page } from '../page';
import type { Rule } from '../rule';
import { showsOutput } from './shown';

/** Longer blocks are left alone: this runs while a user types. UTF-16 units. */
const longest = 50_000;
/** Words that say that a block is there to be read. */
const data =
  /\b(?:data|dataset|records?|rows|catalogu?e|inventory|orders|customers|products|measurements|given|here (?:is|are)|these|sort|compare|classify|analy[sz]e|look up|based on)\b/i;
const fencedJson = /^([ \t]*)(```+|~~~+)jsonc?[ \t]*\r?\n([\s\S]*?)\r?\n[ \t]*\2[ \t]*$/gim;

export const compactJson: Rule = {
  id: 'compact-json',
  tier: 'review',
  unshielded: true,
  why: 'Drops the blanks between the values of a JSON block that is data; every value stays as it is written.',
  *propose(page) {
    for (const match of page.text.matchAll(fencedJson)) {
      const [block, , , body = ''] = match;
      if (body.length > longest || isWanted(page, match.index)) continue;
      const compact = withoutBlanks(body);
      const start = match.index + block.indexOf(body);
      if (compact !== undefined && compact.length < body.length)
        yield [{ start, end: start + body.length, replacement: compact }];
    }
  },
  changes: [
    [
      'Sort these lakes of the country for me:\n\n```json\n{\n  "names": ["Como", "Garda  Sea"],\n  "depth": 1.50\n}\n```\n',
      'Sort these lakes of the country for me:\n\n```json\n{"names":["Como","Garda  Sea"],"depth":1.50}\n```\n',
    ],
  ],
  keeps: [
    'Create the package of the lakes for me:\n\n```json\n{\n  "names": ["Como", "Garda"]\n}\n```\n',
    'Answer in this format:\n\n```json\n{\n  "names": ["Como", "Garda"]\n}\n```\n',
    'Sort these lakes:\n\n```json\n{\n  "names": ["Como", "Garda"],\n}\n```\n',
    'Sort these lakes:\n\n```json\n{\n  "names": {{names}}\n}\n```\n',
    '## Output\n\n```json\n{\n  "names": ["Como", "Garda"]\n}\n```\n',
    'Sort these lakes:\n\n```\n{\n  "names": ["Como", "Garda"]\n}\n```\n',
    'Indent the JSON as it is here:\n\n```json\n{\n  "names": ["Como", "Garda"]\n}\n```\n',
  ],
};

/** JSON without blanks outside its strings; undefined for what is not JSON. Nothing else changes, so it is equal. */
function withoutBlanks(json: string): string | undefined {
  try {
    JSON.parse(json);
  } catch {
    return undefined;
  }
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, token => (token.startsWith('"') ? token : ''));
}

/** Whether the block shows what the answer is to look like: the line, the paragraph or the heading above says so. */
function isWanted({ text }: Page, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2000), at);
  const headings = before.match(/^#{1,6} .*$/gm) ?? [];
  const near =
    before
      .trimEnd()
      .split(/\n[ \t]*\r?\n/)
      .at(-1) ?? '';
  return (
    showsOutput(headings.at(-1) ?? '') ||
    near.split('\n').some(line => showsOutput(line)) ||
    !data.test(near) ||
    /indent|whitespace|pretty|schema|structure|shape|config|pattern|manifest|file/i.test(
      near + (headings.at(-1) ?? ''),
    )
  );
}
