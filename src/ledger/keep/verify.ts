import type { Database } from 'better-sqlite3';
import { timesOf } from '../selection';
import { figureNames, places, rollupAdditions } from '../write/rollup';
import type { CallRow } from '../write/row';

/** What looking through the whole ledger found. */
export interface Verdict {
  readonly rows: number;
  /** Days whose sums were counted again; days of which calls were dropped cannot be. */
  readonly days: number;
  /** Sentences; none when all is well. */
  readonly problems: readonly string[];
}

/** Looks through every page of the file, and adds up the calls of every day again. */
export function verify(db: Database): Verdict {
  const broken = (db.pragma('integrity_check(5)') as { integrity_check: string }[])
    .map(it => it.integrity_check)
    .filter(it => it !== 'ok');
  if (broken.length > 0)
    return { rows: 0, days: 0, problems: broken.map(it => `The file is damaged: ${it}.`) };
  return db.transaction(() => {
    const rows = db.prepare<[], number>('SELECT count(*) FROM call').pluck().get()!;
    const dropped = db.prepare('SELECT 1 FROM droppedCall LIMIT 1').get() !== undefined;
    const first = db.prepare<[], string | null>('SELECT min(day) FROM call').pluck().get() ?? null;
    const days = db
      .prepare<[], string>("SELECT DISTINCT day FROM rollup WHERE dimension = 'all' ORDER BY day")
      .pluck()
      .all()
      // Of the first day that is left some calls may have been dropped.
      .filter(day => !dropped || (first !== null && day > first));
    const wrong = days.filter(day => kept(db, day) !== recounted(db, day));
    return {
      rows,
      days: days.length,
      problems: wrong.map(day => `The sums of ${day} are not those of its calls.`),
    };
  })();
}

const keys = ['aggregate', 'everywhere', 'dimension', 'workspace', 'name'];

function kept(db: Database, day: string): string {
  return db
    .prepare<[string], (string | bigint)[]>(
      `SELECT ${[...keys, ...figureNames].join(', ')} FROM rollup WHERE day = ? ORDER BY ${keys.join(', ')}`,
    )
    .raw()
    .safeIntegers()
    .all(day)
    .map(row => row.join('\n'))
    .sort()
    .join('\n\n');
}

function recounted(db: Database, day: string): string {
  const sums = new Map<string, bigint[]>();
  const waiting = rollupAdditions(({ aggregate, workspace }, from, names, figures) => {
    for (const [index, name] of names.entries()) {
      const { everywhere, dimension } = places[from + index]!;
      const key = [aggregate, everywhere, dimension, everywhere ? '' : workspace, name].join('\n');
      const before = sums.get(key) ?? figures.map(() => 0n);
      sums.set(
        key,
        before.map((sum, figure) => sum + BigInt(figures[figure]!)),
      );
    }
  });
  const { first, last } = timesOf({ from: day, to: day });
  const calls = db.prepare<[string], CallRow>(
    `SELECT * FROM call WHERE day = ? AND at BETWEEN ${first} AND ${last}`,
  );
  for (const row of calls.iterate(day)) waiting.add(row, 1);
  waiting.flush();
  return [...sums]
    .map(([key, figures]) => `${key}\n${figures.join('\n')}`)
    .sort()
    .join('\n\n');
}
