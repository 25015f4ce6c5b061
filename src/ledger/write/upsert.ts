import type { Database } from 'better-sqlite3';
import type { RollupGroup } from './rollup';

/** A sum that something is to be added to: of a group's own workspace, or of all together. */
interface Sum {
  readonly everywhere: 0 | 1;
  readonly dimension: string;
}

/** Statements kept prepared: one for each number of sums and each set of figures that are not 0. */
const mostStatements = 200;

/** Subscriptions are listed a line each, once. */
const addCoveredBy = `coveredBy = CASE
  WHEN instr(char(10) || coveredBy || char(10), char(10) || excluded.coveredBy || char(10)) THEN coveredBy
  ELSE trim(coveredBy || char(10) || excluded.coveredBy, char(10))
END`;

/**
 * Makes what adds the same figures, of which there are 31 at most, to several sums of `rollup`, each with its name: in one
 * statement, so that they are bound once, and without those that are 0, as most are. Several are always those of a call, of
 * its workspace, of all together or both, so that their number tells which.
 */
export function upserter(
  db: Database,
  figures: readonly string[],
): (group: RollupGroup, sums: readonly Sum[], names: readonly string[], added: readonly number[]) => void {
  const columns = [
    'day',
    'aggregate',
    'coveredBy',
    ...figures,
    'workspace',
    'everywhere',
    'dimension',
    'name',
  ];

  function prepare(sums: readonly Sum[], added: readonly number[], isCovered: boolean) {
    const marks = ['?', '?', '?', ...added.map(it => (it === 0 ? '0' : '?'))].join(', ');
    const several = sums.map(it => `(${it.everywhere}, '${it.dimension}', ?)`).join(', ');
    const rows =
      sums.length === 1
        ? `VALUES (${marks}, ?, ?, ?, ?)`
        : `SELECT ${marks}, iif(column1, '', ?), column1, column2, column3 FROM (VALUES ${several}) WHERE TRUE`;
    const changes = figures
      .filter((_, index) => added[index] !== 0)
      .map(it => `${it} = ${it} + excluded.${it}`);
    if (isCovered) changes.push(addCoveredBy);
    return db.prepare(`
      INSERT INTO rollup (${columns.join(', ')}) ${rows}
      ON CONFLICT (day, everywhere, workspace, dimension, name, aggregate) DO UPDATE SET ${changes.join(', ')}`);
  }

  const statements = new Map<number, ReturnType<typeof prepare>>();
  return ({ day, aggregate, coveredBy, workspace }, sums, names, added) => {
    const isCovered = coveredBy !== '';
    const values: unknown[] = [day, aggregate, coveredBy];
    let id = 2 * sums.length + Number(isCovered);
    for (let index = 0; index < added.length; index++) {
      id *= 2;
      if (added[index] === 0) continue;
      id++;
      values.push(added[index]);
    }
    const isNothing = values.length === 3 && !isCovered;
    if (isNothing) return;
    let statement = statements.get(id);
    if (!statement) {
      if (statements.size >= mostStatements) statements.clear();
      statement = prepare(sums, added, isCovered);
      statements.set(id, statement);
    }
    const [only] = sums.length === 1 ? sums : [];
    if (only) values.push(only.everywhere ? '' : workspace, only.everywhere, only.dimension, names[0]);
    else values.push(workspace, ...names);
    statement.run(values);
  };
}
