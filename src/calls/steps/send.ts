import { setTimeout as sleep } from 'node:timers/promises';
import type { Outgoing } from '../outgoing';
import { inPieces } from '../passing';
import { type Answer, refusal, type Step, unsent } from '../pipeline';
import { AnswerReader } from '../reading/reader';
import type { Retried } from '../reply';
import { type Attempt, attempt } from '../upstream/attempt';
import type { Breaker } from '../upstream/breaker';
import { Coming } from '../upstream/coming';
import { Patience } from '../upstream/patience';
import { mayRetry, mostAttempts, retryAfterSeconds, waitMs } from '../upstream/retry';

/** Milliseconds without a byte after which a call is given up. */
const silenceMs = 240_000;

/**
 * The last step: sends a call, again where that may help and nothing of an answer has come, and reads the answer on the
 * side. A server that failed call after call is spared for a while.
 */
export function sending(breaker: Breaker): Step {
  return async call => {
    const { origin, host } = new URL(call.url);
    const pause = breaker.pauseSeconds(origin);
    if (pause > 0) {
      const sentence = `${host} failed to answer several calls in a row, so nothing is sent to it for ${pause} s.`;
      return refusal(call, { failure: 'other', sentence, retryAfterSeconds: pause });
    }
    if (call.signal.aborted)
      return { sent: call, servedFrom: 'provider', bytes: inPieces([]), heard: () => unsent };
    const patience = new Patience(call.signal, call.silenceMs ?? silenceMs);
    const started = performance.now();
    const { last, retried } = await persist({ ...call, signal: patience.signal });
    if (!call.signal.aborted) {
      const failed = last.status === undefined || last.status >= 500;
      if (failed) breaker.failed(origin);
      else breaker.succeeded(origin);
    }
    return answerOf(call, { last, retried, started, patience });
  };
}

/** Makes a request until it is answered, or asking again cannot help. */
async function persist(call: Outgoing): Promise<{ last: Attempt; retried: readonly Retried[] }> {
  const retried: Retried[] = [];
  for (;;) {
    const last = await attempt(call);
    const isOver = last.reach === 'answering' || retried.length + 1 >= mostAttempts;
    if (isOver || call.signal.aborted || !mayRetry(last)) return { last, retried };
    await sleep(waitMs(retried.length + 1, last), undefined, { signal: call.signal }).catch(() => {});
    if (call.signal.aborted) return { last, retried };
    const { latencyMs, reach, status } = last;
    retried.push({ latencyMs, reach, ...(status !== undefined && { status }) });
  }
}

interface Sending {
  readonly last: Attempt;
  readonly retried: readonly Retried[];
  /** On the clock of `performance.now`. */
  readonly started: number;
  readonly patience: Patience;
}

function answerOf(call: Outgoing, { last, retried, started, patience }: Sending): Answer {
  const { response, status, headers = {}, reach } = last;
  const reader = new AnswerReader(call.api, {
    streams: /event-stream/.test(headers['content-type'] ?? ''),
    encoding: headers['content-encoding'],
  });
  const coming = new Coming(last, reader, patience);
  const wait = retryAfterSeconds(headers);
  const since = (time: number) => Math.round(time - started);
  return {
    sent: call,
    servedFrom: 'provider',
    ...(response && status !== undefined && { head: { status, headers: response.rawHeaders } }),
    bytes: coming.bytes(),
    heard() {
      const { broken, endedAt } = coming;
      // What can only be read whole is read when somebody asks, behind the bytes that go out.
      const heard = endedAt === undefined ? reader.hear() : reader.end();
      return {
        ...heard,
        finished: heard.finished && reach === 'answering',
        attempts: retried.length + 1,
        reach,
        retried,
        ...(status !== undefined && { status }),
        ...(wait !== undefined && { retryAfterSeconds: wait }),
        latencyMs: since(endedAt ?? performance.now()),
        firstTokenMs: reader.firstTokenAt === undefined ? null : since(reader.firstTokenAt),
        ...(broken !== undefined && { error: broken }),
      };
    },
  };
}
