import type { Database } from 'better-sqlite3';

/** A table of sums. */
export interface SumTable {
  readonly table: string;
  /** The columns of its key that all sums of a group share, then those that tell them apart. */
  readonly shared: readonly string[];
  readonly own: readonly [string, string];
  /** The columns that are added up. */
  readonly figures: readonly string[];
  /** Other columns, each with what becomes of it. */
  readonly others?: Readonly<Record<string, string>>;
}

/**
 * Makes what adds the same figures to several sums of a group in one statement, so that they are bound once.
 * @returns takes what the sums share (`shared`, `others`, `figures`; it is used up), and the two columns that each has
 * of its own
 */
export function upserter(
  db: Database,
  { table, shared, own, figures, others = {} }: SumTable,
): (common: unknown[], first: readonly unknown[], second: readonly unknown[]) => void {
  const common = [...shared, ...Object.keys(others), ...figures];
  const columns = [...common, ...own].join(', ');
  const marks = common.map(() => '?').join(', ');
  const becomes = [
    ...figures.map(it => `${it} = ${it} + excluded.${it}`),
    ...Object.entries(others).map(([column, value]) => `${column} = ${value}`),
  ];
  const rows = (count: number) =>
    count === 1
      ? `VALUES (${marks}, ?, ?)`
      : `SELECT * FROM (VALUES (${marks})), (VALUES ${Array.from({ length: count }, () => '(?, ?)').join(', ')}) WHERE TRUE`;
  const prepare = (count: number) =>
    db.prepare(`
      INSERT INTO ${table} (${columns}) ${rows(count)}
      ON CONFLICT (${[...shared, ...own].join(', ')}) DO UPDATE SET ${becomes.join(', ')}`);
  const statements = new Map<number, ReturnType<typeof prepare>>();
  return (values, first, second) => {
    let statement = statements.get(first.length);
    if (!statement) {
      statement = prepare(first.length);
      statements.set(first.length, statement);
    }
    for (let index = 0; index < first.length; index++) values.push(first[index], second[index]);
    statement.run(values);
  };
}
