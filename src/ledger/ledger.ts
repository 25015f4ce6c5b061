import type { Call } from './call';
import type { Experience, PromptOutputs } from './past';
import type { Report, ReportQuery, Row } from './report';
import type { PromptCalls } from './sums';

/** What the user must be told about their ledger, as a full sentence. */
export interface LedgerNotice {
  readonly kind: 'set-aside' | 'read-only' | 'unavailable';
  readonly message: string;
}

/** The ledger, owned by a worker thread: nothing here blocks the caller's thread. */
export interface Ledger {
  /** Resolves once the call is durable; rejects with a sentence when it could not be kept. */
  record(call: Call): Promise<void>;
  report(query?: ReportQuery): Promise<Report>;
  /** The last calls, newest first. */
  calls(limit: number, workspace?: string): Promise<readonly Call[]>;
  /** Sum of a prompt's calls over the last `days` local days. */
  spentOn(workspace: string, prompt: string, days: number): Promise<Row>;
  /** How often each prompt in the file at `path` was called over the last `days` local days, samples left out. */
  promptCalls(workspace: string, path: string, days: number): Promise<readonly PromptCalls[]>;
  /** Output of the last calls of each prompt in the file at `path`, by model. */
  promptOutputs(workspace: string, path: string): Promise<readonly PromptOutputs[]>;
  /** What the last calls of all prompts tell about calls to come. */
  experience(): Promise<Experience>;
  /** Tells of calls recorded here or by another window, soon after. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
