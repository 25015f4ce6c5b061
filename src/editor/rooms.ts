import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { AnswerCache } from '../cache';
import type { Calls } from '../calls';
import type { FromImport, ImportJob } from '../imports';
import type { Ledger, LedgerNotice } from '../ledger';
import type { Prices } from '../prices';
import type { Reader } from '../reader';
import type { Tokens } from '../tokens';
import type { Budgeting } from './budgets/budgeting';
import type { PromptDocuments } from './documents/documents';
import type { Dismissals } from './findings/dismissals';
import type { Metering } from './gateway/metering';
import type { Learning } from './ledger/learning';
import type { Spending } from './ledger/spending';
import type { Unedited } from './lens/unedited';
import type { Opportunities } from './opportunities/opportunities';
import type { ApiKeys } from './run/key';
import type { WorkspacePrompts } from './tree/workspacePrompts';
import type { TestedPrompts } from './trials/tested';
import type { Verdicts } from './trials/verdicts';
import type { Watching } from './trials/watching';

/**
 * What `extension.ts` builds and every feature works with. Nothing here is loaded by being handed over: rank
 * tables, the price catalogue and the ledger's worker come up at first use.
 */
export interface Rooms {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  /** For calls that a provider does not count. What is edited, the reader counts. */
  readonly tokens: Tokens;
  readonly prices: Prices;
  readonly ledger: Ledger;
  /** The way that this window's own calls take. */
  readonly calls: Calls;
  /** Answers that are kept, to be given again. */
  readonly cache: AnswerCache;
  readonly imports: {
    /** Does an import's job in a thread of its own; rejects with the signal's reason once it is aborted. */
    run(job: ImportJob, tell: (message: FromImport) => void, signal: AbortSignal): Promise<void>;
  };
  /** Reads, counts and judges, in other threads. */
  readonly reader: Reader;
  /** The open prompt files, read and estimated. */
  readonly documents: PromptDocuments;
  /** Every prompt of the workspace. */
  readonly workspacePrompts: WorkspacePrompts;
  /** Findings the user does not want to see. */
  readonly dismissals: Dismissals;
  /** What their recorded calls cost. */
  readonly spending: Spending;
  /** How they were before they were edited. */
  readonly unedited: Unedited;
  /** What their recorded calls tell about calls to come. */
  readonly learning: Learning;
  /** What trials of cheaper models came to. */
  readonly verdicts: Verdicts;
  /** The same of prompts that no editor has open. */
  readonly tested: TestedPrompts;
  /** How routed answers did that were watched. */
  readonly watching: Watching;
  /** What calls may cost, and how that stands. */
  readonly budgeting: Budgeting;
  /** What findings would have saved on recorded calls. */
  readonly opportunities: Opportunities;
  /** The gateway of this window. */
  readonly metering: Metering;
  /** The keys that prompts are run with. */
  readonly keys: ApiKeys;
  /** What the user was told about the ledger since the window opened, oldest first; it grows. */
  readonly notices: readonly LedgerNotice[];
  /** Base URL of a local test server to run the sample workspace's prompts against; set by `npm start` alone. */
  readonly sampleServer: string | undefined;
}
