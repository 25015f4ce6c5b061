import type { Call } from '../ledger';
import type { Usage } from '../prices';
import type { Fields } from './field';
import type { PickFields } from './file/pick';

/** The logs that can be imported, by the name the terminal and the ledger know them by. */
export type SourceId =
  | 'claude-code'
  | 'codex'
  | 'gemini-cli'
  | 'opencode'
  | 'copilot'
  | 'litellm'
  | 'openai-csv'
  | 'anthropic-csv';

/** The prompt of a workspace that made a call. */
export type MadeBy = Pick<Call, 'workspace' | 'prompt' | 'task'>;

/**
 * Finds the prompt that a user's words are of.
 * @param at when they were said, in milliseconds since the epoch
 */
export type PromptOf = (said: string, at: number) => MadeBy | undefined;

/** What a log tells of one call, in the ledger's buckets. Never holds a prompt's text, an answer or a key. */
export interface Used extends Usage {
  /** The call within its source: of records with the same key the largest counts. */
  readonly key: string;
  /** Records of one family may tell of the same call under other keys: only those of the highest rank count. */
  readonly family: string;
  /** 0 to 9. */
  readonly rank: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** As the log names it. */
  readonly model: string;
  /** Empty when the log does not say. */
  readonly provider: string;
  /** The folder it was made in; empty when the log does not say. */
  readonly workspace: string;
  /** Where users' words are matched, and these are a prompt's. */
  readonly madeBy?: MadeBy;
  /** Bought in a batch, at the batch's price. */
  readonly batch?: boolean;
  /** What the log itself says it cost, in nano-dollars. */
  readonly loggedCostNano?: number;
  readonly status?: 'ok' | 'error';
  /** A gateway answered it from a cache of its own: the provider billed nothing. */
  readonly fromCache?: boolean;
  /** Some of its tokens are no text, so the model's price by the token is not theirs. */
  readonly otherThanText?: boolean;
  /** A sum of requests that were each long enough for their model's price above a length. */
  readonly longContext?: boolean;
  /** Present on a sum of many requests, as an export has them; 0 when it does not say of how many. */
  readonly requests?: number;
}

/** A part of a log that could not be used, and why. */
export interface Unusable {
  readonly unusable: string;
}

/** What one record of a log is: a call, calls, nothing to do with usage, or unusable. */
export type Parsed = Used | readonly Used[] | Unusable | undefined;

/** What a log's records are read with. It is kept between imports, so it holds plain JSON. */
export type State = Record<string, unknown>;

/** What of the machine decides where logs are. */
export interface Place {
  /** The user's home folder. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A log that grows by lines, each a JSON record. */
export interface LineForm {
  readonly kind: 'lines';
  /** A line that holds none of these tells of nothing. */
  readonly marks: readonly string[];
  /** Picks what is read of a record, out of all that a log holds; without it records are read whole. */
  readonly pick?: PickFields;
  /** Changes `state`, which is `{}` at the file's beginning. */
  parse(record: Fields, state: State): Parsed;
  /** The same form, which looks at what users said too: it is slower, and only taken where the user allows it. */
  matching?(promptOf: PromptOf): LineForm;
  /** What the state still holds back when the file has been read to its end at `now` (milliseconds since the epoch). */
  end?(state: State, now: number): Parsed;
}

/** A document that is written anew as a whole. */
export interface WholeForm {
  readonly kind: 'whole';
  parse(text: string): readonly Parsed[];
}

/** A table with a head, one record a row. */
export interface TableForm {
  readonly kind: 'table';
  /** Columns without which it is another table. */
  readonly columns: readonly string[];
  /** Columns that are read; the others never reach `parse`. */
  readonly read: readonly string[];
  parse(row: Readonly<Record<string, string>>, state: State): Parsed;
}

/** A SQLite database, opened read-only. */
export interface DatabaseForm {
  readonly kind: 'database';
  /** The table that `query` reads. */
  readonly table: string;
  readonly query: string;
  parse(row: Readonly<Record<string, unknown>>): Parsed;
}

export type Form = LineForm | WholeForm | TableForm | DatabaseForm;

/** One kind of usage log: all that differs between them. */
export interface Source {
  readonly id: SourceId;
  /** As people know it. */
  readonly name: string;
  /** Where it keeps its logs on this machine: folders, or files; empty when only the user can name them. */
  paths(place: Place): readonly string[];
  /** The folders below one that the user named as the tool's home. */
  readonly folders: readonly string[];
  /** How the file at `path` is read; `undefined` when it is no log of this source. */
  formOf(path: string): Form | undefined;
  /** What the logs leave out, as a sentence: figures from them are a lower bound. */
  readonly caveat?: string;
}
