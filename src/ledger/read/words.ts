import type { Database } from 'better-sqlite3';
import type { Wanted } from '../selection';

/** More words than these narrow nothing down. */
const mostWords = 8;

const dimensions = ['model', 'prompt', 'task', 'user', 'source'] as const;

/** Names of a dimension in the sums of some days, each once; prompts have sums in their own workspaces alone. */
const names = `
  SELECT name FROM (
    SELECT DISTINCT name FROM rollup
    WHERE aggregate IN (0, 1) AND everywhere = @everywhere AND dimension = @dimension AND day BETWEEN @from AND @to
  ) WHERE name LIKE @like ESCAPE '\\'`;

/**
 * A condition that a call holds all words of a search. Words are looked for in the names there are, of which there are
 * few: a row is only held against those that were found.
 */
export function wordCondition(
  db: Database,
  { search = '', from = '', to = '9999' }: Wanted,
): { readonly sql: string; readonly named: Readonly<Record<string, string>> } {
  const words = search.split(/\s+/).filter(it => it !== '');
  const find = db.prepare<unknown[], string>(names).pluck();
  const named: Record<string, string> = {};
  const conditions = words.slice(0, mostWords).map((word, index) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    named[`like${index}`] = like;
    const places = dimensions.map(dimension => {
      const everywhere = dimension === 'prompt' ? 0 : 1;
      named[`${dimension}${index}`] = JSON.stringify(find.all({ everywhere, dimension, from, to, like }));
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
