import type { Database } from 'better-sqlite3';
import type { Wanted } from '../selection';

/** More words than these narrow nothing down. */
const mostWords = 8;

const dimensions = ['model', 'prompt', 'task', 'user', 'source'] as const;

/** Names in the sums of some days, each once, by dimension; prompts have sums in their own workspaces alone. */
const names = `
  SELECT dimension, json_group_array(DISTINCT name) FROM rollup
  WHERE day BETWEEN ? AND ? AND everywhere = iif(dimension = 'prompt', 0, 1) GROUP BY dimension`;

/** Those of a list of names that a word is in. */
const matching = "SELECT json_group_array(value) FROM json_each(?) WHERE value LIKE ? ESCAPE '\\'";

/**
 * A condition that a call holds all words of a search. Words are looked for in the names there are, of which there are
 * few: a row is only held against those that were found.
 */
export function wordCondition(
  db: Database,
  { search = '', from = '', to = '9999' }: Wanted,
): { readonly sql: string; readonly named: Readonly<Record<string, string>> } {
  const words = search.split(/\s+/).filter(it => it !== '');
  const known = new Map(
    words.length > 0 ? (db.prepare(names).raw().all(from, to) as [string, string][]) : [],
  );
  const find = db.prepare<[string, string], string>(matching).pluck();
  const named: Record<string, string> = {};
  const conditions = words.slice(0, mostWords).map((word, index) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    named[`like${index}`] = like;
    const places = dimensions.map(dimension => {
      named[`${dimension}${index}`] = find.get(known.get(dimension) ?? '[]', like)!;
      return `${dimension} IN (SELECT value FROM json_each(@${dimension}${index}))`;
    });
    const texts = [
      `(tags <> '[]' AND tags LIKE @like${index} ESCAPE '\\')`,
      `(error <> '' AND error LIKE @like${index} ESCAPE '\\')`,
    ];
    return `AND (${[...places, ...texts].join(' OR ')})`;
  });
  return { sql: conditions.join(' '), named };
}
