import type { Database } from 'better-sqlite3';
import { mostRecent } from '../write/recent';

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

/** Kinds read at once. */
const mostKinds = 300;

/** Output of the newest calls of the prompts in the file at `path`, by prompt and model. */
export function promptOutputs(
  db: Database,
  workspace: string,
  path: string,
  now: number,
): readonly PromptOutputs[] {
  // In the order of names `path#...` comes before `path$`, and so may `path!`, which is another file.
  const among = "dimension = 'prompt' AND workspace = @workspace AND name < @path || '$'";
  return kindsOf(db, 'recentOutput', ['name', 'askedModel'], among, [path, ''], { workspace, path })
    .filter(([name]) => name === path || name.startsWith(`${path}#`))
    .flatMap(([name, model]) =>
      outputsOf(db, { dimension: 'prompt', workspace, name, model }, now).map(it => ({
        prompt: name.slice(path.length),
        ...it,
      })),
    );
}

/** See `Experience`. Reads a few hundred rows of each kind, however many calls there are. */
export function experience(db: Database, now: number): Experience {
  const among = "dimension = 'task' AND workspace = ''";
  return db.transaction(() => ({
    tasks: kindsOf(db, 'recentOutput', ['name', 'askedModel'], among, ['', '']).flatMap(([task, model]) =>
      outputsOf(db, { dimension: 'task', workspace: '', name: task, model }, now).map(it => ({
        task,
        ...it,
      })),
    ),
    inputs: kindsOf(db, 'recentInput', ['askedModel', 'content'], 'TRUE', ['', '']).flatMap(
      ([model, content]) => {
        const calls = inputsOf(db, { model, content }, now);
        return calls.length > 0 ? [{ model, content, calls }] : [];
      },
    ),
  }))();
}

/** What there is of one kind: nothing, or one entry. */
function outputsOf(
  db: Database,
  kind: {
    readonly dimension: string;
    readonly workspace: string;
    readonly name: string;
    readonly model: string;
  },
  now: number,
): readonly Outputs[] {
  const calls = db
    .prepare<unknown[], { readonly output: number; readonly sample: number }>(
      `SELECT output, sample FROM recentOutput
       WHERE dimension = @dimension AND workspace = @workspace AND name = @name AND askedModel = @model
         AND at >= @since ORDER BY at DESC, seq DESC LIMIT ${mostRecent}`,
    )
    .all({ ...kind, since: since(now) });
  const real = calls.filter(it => it.sample === 0);
  const sample = real.length === 0;
  const outputs = (sample ? calls : real).map(it => it.output);
  return outputs.length > 0 ? [{ model: kind.model, outputs, sample }] : [];
}

function inputsOf(
  db: Database,
  kind: { readonly model: string; readonly content: string },
  now: number,
): readonly BilledInput[] {
  return db
    .prepare<unknown[], BilledInput>(
      `SELECT counted, billed, prompt FROM recentInput
       WHERE askedModel = @model AND content = @content AND at >= @since
       ORDER BY at DESC, seq DESC LIMIT ${mostRecent}`,
    )
    .all({ ...kind, since: since(now) });
}

/** The different values of two columns of a table's key after `from`: a step through it for each, not for each row. */
function kindsOf(
  db: Database,
  table: string,
  [first, second]: readonly [string, string],
  among: string,
  from: readonly [string, string],
  named: object = {},
): readonly (readonly [string, string])[] {
  const next = db
    .prepare<unknown[], [string, string]>(
      `SELECT ${first}, ${second} FROM ${table} WHERE ${among} AND (${first}, ${second}) > (@first, @second)
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
