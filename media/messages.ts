import type { Booking, SpendView } from './view';
import type { Wish } from './wish';

/** What the editor tells the spend panel. */
export type ToWebview =
  | { readonly type: 'view'; readonly view: SpendView }
  /** The figures could not be read; the message is a sentence for the user. */
  | { readonly type: 'failed'; readonly message: string };

/** What the spend panel asks of the editor. */
export type FromWebview =
  /** It can draw now; or something else is wanted than before. */
  | { readonly type: 'show'; readonly wish: Wish }
  /** The calls that it lists, and those that it would with more room. */
  | { readonly type: 'export' }
  /** Does one of the actions of something worth a look. */
  | { readonly type: 'act'; readonly tip: string; readonly action: string }
  /** Throws out the kept answer that a call was given. */
  | { readonly type: 'throwOut'; readonly call: string }
  | { readonly type: 'openPrompt'; readonly booking: Booking }
  | { readonly type: 'runPrompt' }
  | { readonly type: 'setApiKey' }
  | { readonly type: 'changeBudgets' };

/** What the panel keeps of itself when the window is closed or reloaded. */
export interface PanelState {
  readonly wish: Wish;
  /** Ids of the sections that the user folded in, or out where they are folded in to begin with. */
  readonly turned: readonly string[];
}
