import type { Kept } from '../../cache';
import type { ServedFrom } from '../../ledger';
import type { Outgoing } from '../outgoing';
import { inPieces } from '../passing';
import type { Answer } from '../pipeline';
import { AnswerReader } from '../reading/reader';

/** The answer to a call that was kept of an earlier one, in the very bytes that one got. */
export function servedAnswer(
  call: Outgoing,
  kept: Kept,
  { servedFrom, started }: { readonly servedFrom: ServedFrom; readonly started: number },
): Answer {
  const reader = new AnswerReader(call.api, { streams: /event-stream/.test(kept.type) });
  reader.push(kept.body);
  reader.end();
  const { callId, prompt, at } = kept;
  const latencyMs = Math.round(performance.now() - started);
  return {
    sent: call,
    servedFrom,
    from: { callId, prompt, at },
    head: {
      status: 200,
      headers: [
        ...['Content-Type', kept.type, 'Content-Length', `${kept.body.length}`],
        ...['X-Promptmeter-Served-From', servedFrom, 'X-Promptmeter-Answer-Of', callId],
        ...['X-Promptmeter-Answered-At', new Date(at).toISOString()],
        ...(prompt ? ['X-Promptmeter-Answer-Of-Prompt', encodeURI(prompt)] : []),
      ],
    },
    bytes: inPieces([kept.body]),
    heard: () => ({
      ...reader.hear(),
      attempts: 0,
      reach: 'answering',
      retried: [],
      status: 200,
      latencyMs,
      firstTokenMs: latencyMs,
    }),
  };
}
