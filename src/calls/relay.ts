import type { Filled } from '../prompts';
import type { Explained } from './failure';
import type { Reply } from './reply';

/** Somebody else's client, such as the editor's: it gives the text of an answer, and nothing about its bill. */
export interface Relay {
  /** Who stands behind it, such as `copilot`. */
  readonly name: string;
  /** Sends messages and hands on each piece of the answer; rejects where the client does. */
  readonly stream: (
    messages: Filled['messages'],
    onText: (piece: string) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Why it rejected, in our own words. */
  readonly explain: (error: unknown) => Explained;
}

export interface RelayOptions {
  readonly relay: Relay;
  readonly messages: Filled['messages'];
  readonly signal?: AbortSignal | undefined;
  readonly onText?: ((piece: string) => void) | undefined;
}

/** Sends messages through a relay and reads the answer. Never rejects. */
export async function relayReply({
  relay,
  messages,
  signal = new AbortController().signal,
  onText,
}: RelayOptions): Promise<{ readonly reply: Reply; readonly explained?: Explained }> {
  const started = performance.now();
  const since = () => Math.round(performance.now() - started);
  let text = '';
  let firstTokenMs: number | null = null;
  let explained: Explained | undefined;
  try {
    await relay.stream(
      messages,
      piece => {
        if (piece === '') return;
        firstTokenMs ??= since();
        text += piece;
        onText?.(piece);
      },
      signal,
    );
  } catch (error) {
    explained = relay.explain(error);
  }
  if (signal.aborted) explained = { failure: 'cancelled', sentence: 'The call was cancelled.' };
  // A client that refuses has sent nothing; one that was stopped may have.
  const silent = explained && explained.failure !== 'cancelled' ? 'refused' : 'sent';
  const reply: Reply = {
    text,
    unshown: '',
    finished: explained === undefined,
    attempts: 1,
    retried: [],
    reach: text === '' ? silent : 'answering',
    latencyMs: since(),
    firstTokenMs,
  };
  return { reply, ...(explained && { explained }) };
}
