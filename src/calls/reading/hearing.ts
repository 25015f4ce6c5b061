import type { Usage } from '../../prices';
import type { Json } from '../outgoing';
import type { Heard } from '../reply';
import { field, textAt } from './field';

/** What an answer's bytes have said so far. */
export interface Hearing {
  text: string;
  unshown: string;
  model?: string;
  /** Of the whole answer. */
  usage?: Usage;
  /** Of the input alone, which Anthropic tells at the start. */
  inputUsage?: Usage;
  finished: boolean;
  complaint?: NonNullable<Heard['complaint']>;
}

/** How an API puts its answers. */
export interface Dialect {
  /** Takes one event of a stream. */
  readonly event: (event: Json, hearing: Hearing) => void;
  /** Takes an answer that came in one piece. */
  readonly whole: (body: Json, hearing: Hearing) => void;
}

export function hearModel(of: unknown, hearing: Hearing): void {
  const model = textAt(of, 'model');
  if (model) hearing.model = model;
}

/** Takes an `error` object as all these APIs have it; false where there is none. */
export function hearComplaint(of: unknown, hearing: Hearing): boolean {
  const error = field(of, 'error');
  if (typeof error !== 'object' || error === null) return false;
  const message = textAt(error, 'message');
  const code = textAt(error, 'code') ?? textAt(error, 'type');
  hearing.complaint = { ...(message !== undefined && { message }), ...(code !== undefined && { code }) };
  return true;
}
