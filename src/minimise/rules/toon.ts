import { shownBlocks } from '../protect/examples';
import { fences } from '../protect/fences';
import type { Rule } from '../rule';
import { touches, united } from '../span';
import { encodeToon } from '../toon/encode';
import { dataBlocks } from './dataBlocks';
import { withoutBlanks } from './json';

/** Anything that may be a place to fill in, in any syntax. */
const mayBePlace = /[{$%<]\{?[\w ./-]*[}>]|\{\{|\$\{|<[^<>\n]*>|%\(|%[sd]\b|\[\[|\$\w/;

export const toon: Rule = {
  id: 'toon',
  tier: 'review',
  unshielded: true,
  why: 'Writes a JSON block of records as TOON, with the names of the fields said once; it reads back as the same value.',
  rival: 'compact-json',
  *propose(page, count) {
    let shown: ReturnType<typeof united> | undefined;
    for (const { json, indent, info, start, end } of dataBlocks(page)) {
      const compact = withoutBlanks(json);
      const value: unknown = JSON.parse(json);
      // Written otherwise than by rule, numbers, escapes, repeated keys or their order would be lost.
      if (indent !== '' || compact !== JSON.stringify(value) || mayBePlace.test(stringsOf(compact))) continue;
      shown ??= united(shownBlocks(page.text, page.lines, united(fences(page.text, page.lines))));
      if (touches(shown, start, end) || speaksOfJson(page.text, info, end)) continue;
      const table = encodeToon(value)?.replaceAll(
        '\n',
        /\r?\n$/.exec(page.text.slice(0, start))?.[0] ?? '\n',
      );
      if (table !== undefined && count(table) < count(compact))
        yield [
          {
            start: info,
            end,
            replacement: `toon${page.text.slice(info, start).replace(/^\w+/, '')}${table}`,
          },
        ];
    }
  },
  changes: [
    [
      'Compare these lakes of the country:\n\n```json\n[\n  { "name": "Tahoe", "depth": 425 },\n  { "name": "Garda", "depth": 346 },\n  { "name": "Iseo, north", "depth": 251 }\n]\n```\n',
      'Compare these lakes of the country:\n\n```toon\n[3]{name,depth}:\n  Tahoe,425\n  Garda,346\n  "Iseo, north",251\n```\n',
    ],
    [
      'Compare these lakes of the country:\n\n```json\n{"unit":"m","lakes":[{"name":"Tahoe","depth":425},{"name":"Garda","depth":346}]}\n```\n',
      'Compare these lakes of the country:\n\n```toon\nunit: m\nlakes[2]{name,depth}:\n  Tahoe,425\n  Garda,346\n```\n',
    ],
  ],
  keeps: [
    'Compare these lakes:\n\n```json\n[{"name":"Tahoe","depth":425.0},{"name":"Garda","depth":346.0},{"name":"Iseo","depth":251.0}]\n```\n',
    'Compare these lakes:\n\n```json\n[{"name":"Tahoe","depth":1,"depth":425},{"name":"Garda","depth":1,"depth":346}]\n```\n',
    'Compare these lakes:\n\n```json\n[{"name":"Tahoe","depth":425},{"name":"Garda","area":370},{"name":"Iseo","depth":251}]\n```\n',
    'Compare these lakes:\n\n```json\n[{"name":"{{first}}","depth":425},{"name":"Garda","depth":346},{"name":"Iseo","depth":251}]\n```\n',
    'Compare these lakes, and answer as JSON:\n\n```json\n[{"name":"Tahoe","depth":425},{"name":"Garda","depth":346},{"name":"Iseo","depth":251}]\n```\n',
    'Compare these lakes:\n\n```json\n[{"name":"Tahoe","depth":425},{"name":"Garda","depth":346},{"name":"Iseo","depth":251}]\n```\n\nReturn a JSON array.\n',
    'Answer in this format:\n\n```json\n[{"name":"Tahoe","depth":425},{"name":"Garda","depth":346},{"name":"Iseo","depth":251}]\n```\n',
    '## Example\n\nCompare these lakes:\n\n```json\n[{"name":"Tahoe","depth":425},{"name":"Garda","depth":346},{"name":"Iseo","depth":251}]\n```\n',
    'Compare these lakes:\n\n```json\n[{"name":"Tahoe: the \\"lake\\", in the north of the country"}]\n```\n',
  ],
};

/** Whether words of a text outside one of its blocks speak of JSON: they would be wrong, or ask for it in the answer. */
const speaksOfJson = (text: string, start: number, end: number) =>
  /(?<!`{3}|~{3})json/i.test(`${text.slice(0, start)} ${text.slice(end)}`);

/** The strings of a JSON text, keys among them: its own brackets are no places to fill in. */
const stringsOf = (json: string) => (json.match(/"(?:[^"\\]|\\.)*"/g) ?? []).join('\n');
