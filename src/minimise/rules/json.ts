import type { Rule } from '../rule';
import { dataBlocks } from './dataBlocks';

export const compactJson: Rule = {
  id: 'compact-json',
  tier: 'review',
  unshielded: true,
  why: 'Drops the blanks between the values of a JSON block that is data; every value stays as it is written.',
  *propose(page) {
    for (const { json, start, end } of dataBlocks(page)) {
      const compact = withoutBlanks(json);
      if (compact.length < json.length) yield [{ start, end, replacement: compact }];
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

/** JSON without blanks outside its strings. Nothing else changes, so it is equal. */
export function withoutBlanks(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, token => (token.startsWith('"') ? token : ''));
}
