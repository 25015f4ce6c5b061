import type { Database } from 'better-sqlite3';

/** Output tokens of calls on one model, newest first. */
export interface Outputs {
  /** The model as the calls asked for it. */
  readonly model: string;
  readonly outputs: readonly number[];
  /** Whether they are sample calls; those are left out as soon as there are others. */
  readonly sample: boolean;
}

/** Outputs of a prompt; `prompt` is what stands after the path of its file: `#name`, or nothing. */
export interface PromptOutputs extends Outputs {
  readonly prompt: string;
}

/** A call's input tokens as they were counted before it was made, and as the provider billed them. */
export interface BilledInput {
  readonly counted: number;
  readonly billed: number;
  /** Workspace and path: tells prompts apart. */
  readonly prompt: string;
}

/** What the newest calls of all prompts tell about calls to come. */
export interface Experience {
  readonly tasks: readonly (Outputs & { readonly task: string })[];
  /** By model, as it was asked for, and by the kind of text; without sample calls. */
  readonly inputs: readonly {
    readonly model: string;
    readonly content: string;
    readonly calls: readonly BilledInput[];
  }[];
}

/** Prompts get edited and models change behind their names: what is older tells little. */
const pastDays = 90;

/** Calls read of each kind, the newest: enough for p90 to stand still, and a fraction of a millisecond. */
const mostCalls = 200;

/** Kinds read at once. */
const mostKinds = 300;

/** The conditions of the partial indexes in `schema.ts`, word for word: SQLite takes an index only for its own. */
const billed = "status = 'ok' AND usageFrom = 'provider'";
const ofPrompt = `${billed} AND prompt <> ''`;
const ofTask = `${billed} AND task <> ''`;
const ofInput = `${billed} AND countedInput > 0 AND source <> 'sample'`;

/** Output of the newest calls of the prompts in the file at `path`, by prompt and model. */
export function promptOutputs(
  db: Database,
  workspace: string,
  path: string,
  now: number,
): readonly PromptOutputs[] {
  // In the order of the index `path#...` comes before `path$`, and so may `path!`, which is another file.
  const among = `workspace = @workspace AND prompt < @path || '$' AND ${ofPrompt}`;
  return kindsOf(db, ['prompt', 'askedModel'], among, [path, ''], { workspace, path })
    .filter(([prompt = '']) => prompt === path || prompt.startsWith(`${path}#`))
    .flatMap(([prompt = '', model = '']) => {
      const which = `workspace = @workspace AND prompt = @prompt AND askedModel = @model AND ${ofPrompt}`;
      const outputs = outputsOf(db, which, { workspace, prompt, model }, now);
      return outputs ? [{ prompt: prompt.slice(path.length), model, ...outputs }] : [];
    });
}

/** See `Experience`. Reads some hundred rows of each kind, however many calls there are. */
export function experience(db: Database, now: number): Experience {
  return db.transaction(() => ({
    tasks: kindsOf(db, ['task', 'askedModel'], ofTask, ['', '']).flatMap(([task = '', model = '']) => {
      const outputs = outputsOf(
        db,
        `task = @task AND askedModel = @model AND ${ofTask}`,
        { task, model },
        now,
      );
      return outputs ? [{ task, model, ...outputs }] : [];
    }),
    inputs: kindsOf(db, ['askedModel', 'content'], ofInput, ['', '']).flatMap(
      ([model = '', content = '']) => {
        const calls = inputsOf(db, { model, content }, now);
        return calls.length > 0 ? [{ model, content, calls }] : [];
      },
    ),
  }))();
}

function outputsOf(
  db: Database,
  which: string,
  named: object,
  now: number,
): Omit<Outputs, 'model'> | undefined {
  const calls = db
    .prepare<unknown[], { readonly output: number; readonly source: string }>(
      `SELECT output, source FROM call WHERE ${which} AND at >= @since ORDER BY at DESC LIMIT ${mostCalls}`,
    )
    .all({ ...named, since: since(now) });
  const real = calls.filter(it => it.source !== 'sample');
  const sample = real.length === 0;
  const outputs = (sample ? calls : real).map(it => it.output);
  return outputs.length > 0 ? { outputs, sample } : undefined;
}

function inputsOf(db: Database, named: object, now: number): readonly BilledInput[] {
  return db
    .prepare<unknown[], BilledInput>(
      `SELECT countedInput AS counted, input + cacheRead + cacheWrite5m + cacheWrite1h AS billed,
         workspace || char(10) || prompt AS prompt
       FROM call WHERE askedModel = @model AND content = @content AND ${ofInput}
         AND at >= @since ORDER BY at DESC LIMIT ${mostCalls}`,
    )
    .all({ ...named, since: since(now) });
}

/** The different values of an index's columns after `from`: a step through the index for each, not for each call. */
function kindsOf(
  db: Database,
  columns: readonly [string, string],
  among: string,
  from: readonly [string, string],
  named: object = {},
): readonly (readonly string[])[] {
  const [first, second] = columns;
  const next = db
    .prepare<unknown[], [string, string]>(
      `SELECT ${first}, ${second} FROM call WHERE ${among} AND (${first}, ${second}) > (@first, @second)
       ORDER BY ${first}, ${second} LIMIT 1`,
    )
    .raw();
  const kinds: (readonly [string, string])[] = [];
  for (let last: readonly [string, string] | undefined = from; kinds.length < mostKinds; ) {
    last = next.get({ ...named, first: last[0], second: last[1] });
    if (!last) break;
    kinds.push(last);
  }
  return kinds;
}

const since = (now: number) => now - pastDays * 24 * 60 * 60 * 1000;
