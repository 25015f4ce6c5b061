import type { Database } from 'better-sqlite3';
import { isBusy } from '../file/code';
import type { CallRow } from './row';
import { inTurn } from './turn';

/** Calls kept of each kind, the newest: enough for p90 to stand still. Some more stay until the next are dropped. */
export const mostRecent = 200;

/** Older rows are dropped at one call in so many, by chance, so that no rhythm of calls keeps a kind from its turn. */
const callsBetween = 32;

/** Calls looked at in one transaction: about 20 ms. */
const atOnce = 1000;

/** New calls looked at in all, the newest: of more nobody has asked for long. */
const mostNew = 20_000;

const tells = `
  FROM call WHERE seq > @after AND seq <= @upTo AND status = 'ok' AND usageFrom = 'provider'
    AND servedFrom = 'provider' AND NOT aggregate`;

const keepOutputs = (dimension: 'prompt' | 'task') => `
  INSERT INTO recentOutput
  SELECT '${dimension}', ${dimension === 'prompt' ? 'workspace' : "''"}, ${dimension}, askedModel, at, seq, output,
    source = 'sample' ${tells} AND ${dimension} <> ''`;

const keepInputs = `
  INSERT INTO recentInput
  SELECT askedModel, content, at, seq, countedInput, input + cacheRead + cacheWrite5m + cacheWrite1h,
    workspace || char(10) || prompt ${tells} AND countedInput > 0 AND source <> 'sample'`;

const oldOf = (table: string, kind: string) => `
  DELETE FROM ${table} WHERE ${kind} AND (at, seq) <= (
    SELECT at, seq FROM ${table} WHERE ${kind} ORDER BY at DESC, seq DESC LIMIT 1 OFFSET ${mostRecent})`;

const dropOutputs = oldOf(
  'recentOutput',
  'dimension = @dimension AND workspace = @workspace AND name = @name AND askedModel = @askedModel',
);

const dropInputs = oldOf('recentInput', 'askedModel = @askedModel AND content = @content');

const forgetOutput = `
  DELETE FROM recentOutput WHERE askedModel = @askedModel AND at = @at AND seq = @seq AND (
    dimension = 'prompt' AND workspace = @workspace AND name = @prompt OR
    dimension = 'task' AND workspace = '' AND name = @task)`;

const forgetInput = `
  DELETE FROM recentInput WHERE askedModel = @askedModel AND content = @content AND at = @at AND seq = @seq`;

/** For whoever deletes calls: SQLite gives the numbers of the last ones to new ones. */
export const goBackToLast = 'UPDATE recentUpTo SET seq = min(seq, (SELECT coalesce(max(seq), 0) FROM call))';

/** Takes rows of `call` among the newest of their kinds: those after one and up to another. */
function taker(db: Database): (after: number, upTo: number) => void {
  const keeping = [keepOutputs('prompt'), keepOutputs('task'), keepInputs].map(it => db.prepare(it));
  return (after, upTo) => {
    for (const statement of keeping) statement.run({ after, upTo });
  };
}

/** Makes what keeps the newest calls by kind right, in the transaction under way, where a kept call changes or goes. */
export function recentKeeper(db: Database): {
  /** The call is now another, under the same number. */
  renew(old: CallRow, seq: number): void;
  /** The call is gone from `call`. */
  forget(old: CallRow, seq: number): void;
} {
  const forgetting = [forgetOutput, forgetInput].map(it => db.prepare(it));
  const upTo = db.prepare<[], number>('SELECT seq FROM recentUpTo').pluck();
  const goBack = db.prepare(goBackToLast);
  const take = taker(db);
  return {
    renew(old, seq) {
      for (const statement of forgetting) statement.run({ ...old, seq });
      if (seq <= upTo.get()!) take(seq - 1, seq);
    },
    forget(old, seq) {
      for (const statement of forgetting) statement.run({ ...old, seq });
      goBack.run();
    },
  };
}

/**
 * Brings the newest calls by kind up to date with `call`: here and not where calls are written, for most calls are
 * written when nobody asks. Calls that failed, were cut, or whose tokens nobody billed tell nothing; nor do counts and
 * bills of sample calls. Where another process holds the ledger for long, all stays as it was.
 */
export function bringUpToDate(db: Database): void {
  const bounds = db.prepare<[], { upTo: number; last: number }>(
    'SELECT seq AS upTo, (SELECT coalesce(max(seq), 0) FROM call) AS last FROM recentUpTo',
  );
  const isBehind = ({ upTo, last } = bounds.get()!) => upTo < last;
  if (!isBehind()) return;
  const take = taker(db);
  const moveOn = db.prepare('UPDATE recentUpTo SET seq = ?');
  const crowded = db.prepare<object, CallRow>(
    `SELECT workspace, prompt, task, askedModel, content ${tells} AND random() % ${callsBetween} = 0`,
  );
  const [oldOutputs, oldInputs] = [db.prepare(dropOutputs), db.prepare(dropInputs)];
  const step = inTurn(db, () => {
    const { upTo, last } = bounds.get()!;
    const after = Math.max(upTo, last - mostNew);
    const next = Math.min(after + atOnce, last);
    take(after, next);
    for (const row of crowded.all({ after, upTo: next })) {
      oldOutputs.run({ ...row, dimension: 'prompt', name: row.prompt });
      oldOutputs.run({ ...row, dimension: 'task', workspace: '', name: row.task });
      oldInputs.run(row);
    }
    moveOn.run(next);
  });
  try {
    while (isBehind()) step();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}
