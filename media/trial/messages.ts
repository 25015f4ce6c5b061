import type { TrialView } from './view';

/** What the editor tells the page of results. */
export type ToTrial = { readonly type: 'view'; readonly view: TrialView };

/** What the page asks of the editor. */
export type FromTrial =
  /** It can draw now. */
  | { readonly type: 'ready' }
  /** Runs inputs that are left. */
  | { readonly type: 'more' }
  /** Puts the prompt on the second model. */
  | { readonly type: 'use' }
  | { readonly type: 'export' };
