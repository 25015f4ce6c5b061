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

/** Statements kept prepared: one for each number of sums and each set of figures that are not 0. */
const mostStatements = 200;

/**
 * Makes what adds the same figures, of which there are 31 at most, to several sums of a group: in one statement, so that
 * they are bound once, and without those that are 0, as most are.
 * @returns takes what the sums share (`shared`, `others`), the figures, and the two columns that each sum has of its own
 */
export function upserter(
  db: Database,
  { table, shared, own, figures, others = {} }: SumTable,
): (
  common: readonly unknown[],
  sums: readonly number[],
  first: readonly unknown[],
  second: readonly unknown[],
) => void {
  const common = [...shared, ...Object.keys(others)];
  const columns = [...common, ...figures, ...own].join(', ');
  const kept = Object.entries(others).map(([column, value]) => `${column} = ${value}`);

  function prepare(count: number, sums: readonly number[]) {
    const marks = [...common.map(() => '?'), ...sums.map(it => (it === 0 ? '0' : '?'))].join(', ');
    const rows =
      count === 1
        ? `VALUES (${marks}, ?, ?)`
        : `SELECT * FROM (VALUES (${marks})), (VALUES ${Array.from({ length: count }, () => '(?, ?)').join(', ')}) WHERE TRUE`;
    const added = figures.filter((_, index) => sums[index] !== 0).map(it => `${it} = ${it} + excluded.${it}`);
    return db.prepare(`
      INSERT INTO ${table} (${columns}) ${rows}
      ON CONFLICT (${[...shared, ...own].join(', ')}) DO UPDATE SET ${[...added, ...kept].join(', ')}`);
  }

  const statements = new Map<number, ReturnType<typeof prepare>>();
  return (given, sums, first, second) => {
    const values = [...given];
    let id = first.length;
    for (let index = 0; index < sums.length; index++) {
      id *= 2;
      if (sums[index] === 0) continue;
      id++;
      values.push(sums[index]);
    }
    const isNothing = values.length === given.length && kept.length === 0;
    if (isNothing) return;
    let statement = statements.get(id);
    if (!statement) {
      if (statements.size >= mostStatements) statements.clear();
      statement = prepare(first.length, sums);
      statements.set(id, statement);
    }
    for (let index = 0; index < first.length; index++) values.push(first[index], second[index]);
    statement.run(values);
  };
}
