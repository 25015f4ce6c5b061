import type { Booking, PeriodId, SpendView } from './view';

/** What the editor tells the spend panel. */
export type ToWebview =
  | { readonly type: 'view'; readonly view: SpendView }
  /** The figures could not be read; the message is a sentence for the user. */
  | { readonly type: 'failed'; readonly message: string };

/** What the spend panel asks of the editor. */
export type FromWebview =
  /** It can draw now, and this is what it showed last. */
  | { readonly type: 'ready'; readonly scope: string }
  | { readonly type: 'chooseScope'; readonly scope: string }
  | { readonly type: 'openPrompt'; readonly booking: Booking }
  | { readonly type: 'runPrompt' }
  | { readonly type: 'setApiKey' }
  | { readonly type: 'changeBudgets' };

/** What the panel keeps of itself when the window is closed or reloaded. */
export interface PanelState {
  readonly scope: string;
  readonly period: PeriodId;
}
