import type { Database } from 'better-sqlite3';
import type { Call } from '../call';
import type { CallRow } from './row';

/** Calls kept of each kind, the newest: enough for p90 to stand still. Some more stay until the next are dropped. */
export const mostRecent = 200;

/** Older rows are dropped at one call in so many, by chance, so that no rhythm of calls keeps a kind from its turn. */
const callsBetween = 32;

const keepOutput = `
  INSERT INTO recentOutput VALUES (@dimension, @workspace, @name, @askedModel, @at, @seq, @output, @sample)`;

const keepInput = `
  INSERT INTO recentInput VALUES (@askedModel, @content, @at, @seq, @counted, @billed, @prompt)`;

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
 * Makes what keeps the newest calls by kind, to be called for each new row of `call` in its transaction. Calls that
 * failed, were cut, or whose tokens nobody billed tell nothing; nor do counts and bills of sample calls.
 */
export function recentKeeper(db: Database): {
  keep(call: Call, seq: number | bigint): void;
  forget(row: CallRow, seq: number): void;
} {
  const [output, input] = [db.prepare(keepOutput), db.prepare(keepInput)];
  const [oldOutputs, oldInputs] = [db.prepare(dropOutputs), db.prepare(dropInputs)];
  const [noOutput, noInput] = [db.prepare(forgetOutput), db.prepare(forgetInput)];
  function keep(call: Call, seq: number | bigint): void {
    if (call.status !== 'ok' || call.usageFrom !== 'provider') return;
    if (call.aggregate || call.servedFrom !== 'provider') return;
    const drop = Math.random() < 1 / callsBetween;
    const { askedModel, at } = call;
    const kinds = [
      { dimension: 'prompt', workspace: call.workspace, name: call.prompt },
      { dimension: 'task', workspace: '', name: call.task },
    ];
    for (const kind of kinds.filter(({ name }) => name !== '')) {
      const sample = call.source === 'sample' ? 1 : 0;
      output.run({ ...kind, askedModel, at, seq, output: call.output, sample });
      if (drop) oldOutputs.run({ ...kind, askedModel });
    }
    if (!call.countedInput || call.source === 'sample') return;
    const billed = call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h;
    const kind = { askedModel, content: call.content };
    const prompt = `${call.workspace}\n${call.prompt}`;
    input.run({ ...kind, at, seq, counted: call.countedInput, billed, prompt });
    if (drop) oldInputs.run(kind);
  }
  return {
    keep,
    forget(row, seq) {
      noOutput.run({ ...row, seq });
      noInput.run({ ...row, seq });
    },
  };
}
