import type { Order } from './piece';

/** Keeps the end: for logs and histories, where the newest comes last. */
export const end: Order = pieces => [...pieces.keys()].reverse();
