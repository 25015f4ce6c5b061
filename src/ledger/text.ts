import type { KeptCall } from './call';

/**
 * What was sent and answered, of a call whose user has said that it may be kept. What looks like a key is masked when
 * it is written. It is erased with its call.
 */
export interface CallText {
  /** The call's. */
  readonly id: string;
  readonly messages: readonly { readonly role: string; readonly text: string }[];
  /** Values of the prompt's placeholders, by name; null where only the messages are known. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly answer: string;
}

/** A call with its text. */
export interface KeptText extends Omit<CallText, 'id'> {
  readonly call: KeptCall;
}

/** Which texts are asked for: those of whole answers, of a prompt's calls, of a model's, of both, or all. */
export interface TextQuery {
  readonly prompt?: { readonly workspace: string; readonly prompt: string };
  /** The model as it was asked for. */
  readonly askedModel?: string;
  /** The most that are given; 1,000 without it. */
  readonly limit?: number;
}
