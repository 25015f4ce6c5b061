import type { Call, KeptCall } from './call';
import type { Upkeep } from './keep/upkeep';
import type { LedgerNotice } from './ledger';
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

/** What the caller's thread asks of the thread that owns the ledger. */
export type Ask =
  | {
      readonly kind: 'record';
      readonly calls: readonly Call[];
      readonly texts?: readonly CallText[] | undefined;
    }
  | { readonly kind: 'import'; readonly calls: readonly Call[]; readonly marks?: Marks | undefined }
  | { readonly kind: 'reserve'; readonly wish: Reservation; readonly ceilings: readonly Ceiling[] }
  | { readonly kind: 'release'; readonly id: string }
  | { readonly kind: 'marks'; readonly source: string }
  | { readonly kind: 'report'; readonly query: ReportQuery }
  | { readonly kind: 'calls'; readonly limit: number }
  | { readonly kind: 'findCalls'; readonly query: CallQuery }
  | { readonly kind: 'spentOn'; readonly workspace: string; readonly prompt: string; readonly days: number }
  | { readonly kind: 'dailySpend'; readonly query: SpendQuery }
  | { readonly kind: 'hourlySpend'; readonly days: number; readonly workspace?: string | undefined }
  | { readonly kind: 'promptCalls'; readonly workspace: string; readonly path: string; readonly days: number }
  | { readonly kind: 'promptOutputs'; readonly workspace: string; readonly path: string }
  | { readonly kind: 'texts'; readonly query: TextQuery }
  | { readonly kind: 'routingAudit'; readonly query: AuditQuery }
  | { readonly kind: 'watchedCalls'; readonly query: AuditQuery }
  | { readonly kind: 'keepVerdict'; readonly verdict: TrialVerdict }
  | { readonly kind: 'verdicts'; readonly workspace: string; readonly path?: string | undefined }
  | { readonly kind: 'judgedCalls'; readonly task: string }
  | { readonly kind: 'experience' }
  | UpkeepAsk
  | { readonly kind: 'watch'; readonly on: boolean }
  | { readonly kind: 'close' };

/** What keeps the ledger whole: one of its functions, and what it is given. */
export type UpkeepAsk = {
  [K in keyof Upkeep]: { readonly kind: K; readonly given: Parameters<Upkeep[K]> };
}[keyof Upkeep];

type UpkeepAnswers = { readonly [K in keyof Upkeep]: Awaited<ReturnType<Upkeep[K]>> };

/** What each ask is answered with. */
export interface Answers extends UpkeepAnswers {
  readonly record: undefined;
  readonly import: Imported;
  readonly reserve: Reserved;
  readonly release: undefined;
  readonly marks: readonly Mark[];
  readonly report: Report;
  readonly calls: readonly KeptCall[];
  readonly findCalls: FoundCalls;
  readonly spentOn: Row;
  readonly dailySpend: readonly { readonly day: string; readonly costNano: number }[];
  readonly hourlySpend: readonly HourSpend[];
  readonly promptCalls: readonly PromptCalls[];
  readonly promptOutputs: readonly PromptOutputs[];
  readonly texts: readonly KeptText[];
  readonly routingAudit: RoutingAudit;
  readonly watchedCalls: readonly WatchedCall[];
  readonly keepVerdict: undefined;
  readonly verdicts: readonly TrialVerdict[];
  readonly judgedCalls: readonly JudgedCall[];
  readonly experience: Experience;
  readonly watch: undefined;
  readonly close: undefined;
}

/** `number` pairs an answer with its ask. */
export interface ToOwner {
  readonly number: number;
  readonly ask: Ask;
}

export type FromOwner =
  | { readonly kind: 'answer'; readonly number: number; readonly value: Answers[keyof Answers] }
  | { readonly kind: 'failure'; readonly number: number; readonly message: string }
  | { readonly kind: 'notice'; readonly notice: LedgerNotice }
  | { readonly kind: 'changed' };
