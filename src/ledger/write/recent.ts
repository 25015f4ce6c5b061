import type { Database } from 'better-sqlite3';
import type { CallRow, NewRow } from './row';

/** Calls kept of each kind, the newest: enough for p90 to stand still. Some more stay until the next are dropped. */
export const mostRecent = 200;

/** Older rows are dropped at one call in so many, by chance, so that no rhythm of calls keeps a kind from its turn. */
const callsBetween = 32;

const tells = `
  FROM call WHERE seq IN (SELECT value FROM json_each(?)) AND status = 'ok' AND usageFrom = 'provider'
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

/**
 * Makes what keeps the newest calls by kind: `keep` takes each row of `call` that is new, `flush` writes them in its
 * transaction. Calls that failed, were cut, or whose tokens nobody billed tell nothing; nor do counts and bills of
 * sample calls.
 */
export function recentKeeper(db: Database): {
  keep(row: NewRow, seq: number): void;
  forget(row: CallRow, seq: number): void;
  flush(): void;
  clear(): void;
} {
  const keeping = [keepOutputs('prompt'), keepOutputs('task'), keepInputs].map(it => db.prepare(it));
  const [oldOutputs, oldInputs] = [db.prepare(dropOutputs), db.prepare(dropInputs)];
  const [noOutput, noInput] = [db.prepare(forgetOutput), db.prepare(forgetInput)];
  let fresh: number[] = [];
  let crowded: NewRow[] = [];
  function clear(): void {
    fresh = [];
    crowded = [];
  }
  return {
    keep(row, seq) {
      fresh.push(seq);
      if (Math.random() < 1 / callsBetween) crowded.push(row);
    },
    forget(row, seq) {
      noOutput.run({ ...row, seq });
      noInput.run({ ...row, seq });
    },
    flush() {
      const seqs = JSON.stringify(fresh);
      for (const statement of keeping) statement.run(seqs);
      for (const row of crowded) {
        oldOutputs.run({ ...row, dimension: 'prompt', name: row.prompt });
        oldOutputs.run({ ...row, dimension: 'task', workspace: '', name: row.task });
        oldInputs.run(row);
      }
      clear();
    },
    clear,
  };
}
