import type { Arrangement } from './arrangement';
import type { CompareView, Place } from './view';

/** What the editor tells the comparison. */
export type ToCompare =
  | { readonly type: 'view'; readonly view: CompareView }
  /** There is nothing to compare; the message is a sentence for the user. */
  | { readonly type: 'failed'; readonly message: string };

/** What the comparison asks of the editor. */
export type FromCompare =
  /** It can draw now; after a reload of the window it says which prompt it was about. */
  | { readonly type: 'ready'; readonly place: Place | null }
  | { readonly type: 'openPrompt' }
  /** Puts the prompt on a model, by its row's id. */
  | { readonly type: 'useModel'; readonly id: string }
  | { readonly type: 'copy'; readonly text: string };

/** What the page keeps of itself when the window is closed or reloaded. */
export interface CompareState {
  readonly place: Place | null;
  readonly how: Arrangement;
}
