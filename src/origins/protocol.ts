import type { Look, Seen, SeenBefore } from './look';

/** What the thread is asked. */
export type ToOrigins = { readonly kind: 'look'; readonly look: Look };

/** What it tells: what it sees, some files at a time, and that it has looked, once for each time it was asked. */
export type FromOrigins =
  /** `isFirst`: the folder was not looked at before, so nobody knows for how long they have held this. */
  | { readonly kind: 'seen'; readonly seen: readonly Seen[]; readonly isFirst: boolean }
  | { readonly kind: 'past'; readonly past: SeenBefore }
  | { readonly kind: 'looked'; readonly failed?: string };
