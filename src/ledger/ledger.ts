import type { Call, KeptCall } from './call';
import type { Upkeep } from './keep/upkeep';
import type { AuditQuery, RoutingAudit } from './read/audit';
import type { SpendQuery } from './read/dailySpend';
import type { CallQuery, FoundCalls } from './read/findCalls';
import type { HourSpend } from './read/hours';
import type { JudgedCall } from './read/judged';
import type { Experience, PromptOutputs } from './read/past';
import type { PromptCalls } from './read/promptCalls';
import type { Report, ReportQuery, Row } from './read/report';
import type { WatchedCall } from './read/watched';
import type { CallText, KeptText, TextQuery } from './text';
import type { TrialVerdict } from './verdict';
import type { Imported } from './write/book';
import type { Mark, Marks } from './write/marks';
import type { Ceiling, Reservation, Reserved } from './write/reserve';

/** What the user must be told about their ledger, as a full sentence. */
export interface LedgerNotice {
  readonly kind: 'set-aside' | 'read-only' | 'unavailable';
  readonly message: string;
}

/** The ledger, owned by a worker thread: nothing here blocks the caller's thread. */
export interface Ledger extends Upkeep {
  /**
   * Resolves once the calls are durable, all of them, with the texts of those whose user lets them be kept; rejects
   * with a sentence when they could not be kept: none is.
   */
  record(calls: readonly Call[], texts?: readonly CallText[]): Promise<void>;
  /**
   * Keeps calls of a log, a few at a time so that no recorded call waits behind them, and resolves once all are kept. No
   * killed process loses them; a power cut may, with their marks, so that they are read again. A call that has more
   * tokens than the one kept under its id takes its place; any other known id changes nothing. Rejects with a sentence at
   * the first that cannot be kept; those before it may be, and importing again does no harm. Give some thousand at a
   * time. `marks` say how far their logs were read, and are kept with the last of them.
   */
  import(calls: readonly Call[], marks?: Marks): Promise<Imported>;
  /**
   * Sets aside what a call may cost that is to be made, where each ceiling has room for it beside what was spent and
   * set aside: one step for all processes of the ledger. `record`ing a call of this id gives it free, and so does the
   * end of its process. Rejects with a sentence when the ledger cannot be written.
   */
  reserve(wish: Reservation, ceilings: readonly Ceiling[]): Promise<Reserved>;
  /** Gives free what was set aside under an id that no call has. */
  release(id: string): Promise<void>;
  /** How far logs of a source were imported. */
  marks(source: string): Promise<readonly Mark[]>;
  report(query?: ReportQuery): Promise<Report>;
  /** The last calls, newest first. */
  calls(limit: number): Promise<readonly KeptCall[]>;
  /** The newest calls of a workspace and of days that hold some words. */
  findCalls(query: CallQuery): Promise<FoundCalls>;
  /** Sum of a prompt's calls over the last `days` local days. */
  spentOn(workspace: string, prompt: string, days: number): Promise<Row>;
  /** What calls cost on each of the last days on which there were some, ascending. */
  dailySpend(query: SpendQuery): Promise<readonly { readonly day: string; readonly costNano: number }[]>;
  /**
   * What the hours of the last `days` local days cost, of which sums by the hour are kept for 15; of one workspace or
   * all.
   */
  hourlySpend(days: number, workspace?: string): Promise<readonly HourSpend[]>;
  /** How often each prompt in the file at `path` was called over the last `days` local days, samples left out. */
  promptCalls(workspace: string, path: string, days: number): Promise<readonly PromptCalls[]>;
  /** Output of the last calls of each prompt in the file at `path`, by model. */
  promptOutputs(workspace: string, path: string): Promise<readonly PromptOutputs[]>;
  /** The last judged calls of a type of task, newest first, for a policy that learns. */
  judgedCalls(task: string): Promise<readonly JudgedCall[]>;
  /** Calls whose text is kept, for measuring on inputs there really were. */
  texts(query: TextQuery): Promise<readonly KeptText[]>;
  /**
   * Keeps what a trial came to, in the place of an earlier one on the same prompt and models; resolves once it is
   * durable.
   */
  keepVerdict(verdict: TrialVerdict): Promise<void>;
  /** What trials came to on the prompts of a workspace, or of its file at `path` alone; newest first. */
  verdicts(workspace: string, path?: string): Promise<readonly TrialVerdict[]>;
  /** What policies did with calls, and how the answers did that were watched. */
  routingAudit(query: AuditQuery): Promise<RoutingAudit>;
  /** The routed answers that were watched, newest first. */
  watchedCalls(query: AuditQuery): Promise<readonly WatchedCall[]>;
  /** What the last calls of all prompts tell about calls to come. */
  experience(): Promise<Experience>;
  /** Tells of calls recorded here or by another window, soon after. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
