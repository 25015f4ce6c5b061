import type { Results } from './results';

/** What one leaderboard said on one day. */
export interface Table {
  readonly board: string;
  /** `YYYY-MM-DD`, or as much as is known of it. */
  readonly date: string;
  readonly results: Results;
}

/** The source of `src/routing/quality.data.ts`. */
export function renderQuality(tables: readonly Table[]): string {
  return `/** What one leaderboard said on one day. */
export interface Table {
  readonly board: 'LiveBench' | 'WildBench';
  /** \`YYYY-MM-DD\`, or as much as is known of it. */
  readonly date: string;
  readonly categories: readonly string[];
  readonly results: Readonly<Record<string, readonly number[]>>;
}

/**
 * What public leaderboards say of models by kind of task, newest first: 0 to 100, by the maker's name of the model and
 * in the order of the categories. LiveBench (livebench.ai): means of its tasks, each model at the effort that did best.
 * WildBench v2 (allenai/WildBench, Apache-2.0): scores given by a judge, times ten.
 * Written by \`npm run refresh:quality\`, never by hand.
 */
export const tables: readonly Table[] = [
${tables.map(renderTable).join('\n')}
];
`;
}

function renderTable({ board, date, results }: Table): string {
  const rows = [...results].sort(([a], [b]) => a.localeCompare(b));
  const categories = Object.keys(rows[0]?.[1] ?? {});
  const lines = rows.map(([model, scores]) => {
    return `      '${model}': [${categories.map(category => scores[category]).join(', ')}],`;
  });
  return `  {
    board: '${board}',
    date: '${date}',
    categories: [${categories.map(it => `'${it}'`).join(', ')}],
    results: {
${lines.join('\n')}
    },
  },`;
}
