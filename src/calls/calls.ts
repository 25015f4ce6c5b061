import { contentOf } from './content';
import { type Explained, explain } from './failure';
import { joined } from './joined';
import { modelOf, type Outgoing } from './outgoing';
import { passing } from './passing';
import { type Answer, inTurn } from './pipeline';
import { type CallRooms, keep, type Over, type Recorded, rowsOf, wordsOf } from './record';
import { hashOf } from './request';
import { allSteps } from './steps/all';
import type { BookAside } from './steps/route/route';
import { Breaker } from './upstream/breaker';
import { UsualOutput } from './usual';

/** An answer, and the row that will be in the ledger once its bytes have been read. */
export type Called = Answer & {
  /** Why nothing came, where there is no head. */
  readonly explained?: Explained | undefined;
  readonly recorded: Promise<Recorded>;
};

/** The way of calls, open. Opened once and kept: it remembers which servers fail, and what calls under way may cost. */
export interface Calls {
  /** Makes a call; never rejects for what can be expected to fail. */
  readonly make: (call: Outgoing) => Promise<Called>;
  /** What it was opened with: for calls that somebody else makes, and that are recorded alike. */
  readonly rooms: CallRooms;
}

/** Opens the one way that calls take, whoever makes them: through each step, to their row in the ledger. */
export function openCalls(rooms: CallRooms): Calls {
  const booked = (call: Outgoing, answer: Answer, over: Over) =>
    book(call, over, rooms).finally(() => answer.settle?.());
  const bookAside: BookAside = (call, answer, setAside) =>
    booked(call, answer, { ...overOf(call, answer, call.signal.aborted), setAside });
  // Rooms are built when they are asked for, one by one, so they are handed on as they are.
  const through = inTurn(allSteps(rooms, { breaker: new Breaker(), usual: new UsualOutput(), bookAside }));
  const make: Calls['make'] = async asked => {
    const call = joined(asked, rooms);
    const answer = await through(call);
    // Where nothing came there is nothing to read to its end.
    if (!answer.head) {
      const over = overOf(call, answer, call.signal.aborted);
      return { ...answer, explained: over.explained, recorded: booked(call, answer, over) };
    }
    let end: (recorded: Promise<Recorded>) => void;
    const recorded = new Promise<Recorded>(resolve => {
      end = resolve;
    });
    const bytes = passing(answer.bytes, {
      onEnd() {
        const { aborted } = call.signal;
        // Counting and booking wait until the answer's last bytes have gone out.
        setImmediate(() => end(booked(call, answer, overOf(call, answer, aborted))));
      },
    });
    return { ...answer, bytes, recorded };
  };
  return { make, rooms };
}

/** Records a call, with what was found out meanwhile about the program that made it. */
async function book(call: Outgoing, over: Over, rooms: CallRooms): Promise<Recorded> {
  const rows = rowsOf(over, rooms);
  const texts = wordsOf(rows, over);
  rooms.note?.(rows, texts);
  const maker = await call.maker;
  const made = rows.map(it => ({
    ...it,
    workspace: it.workspace || (maker?.workspace ?? ''),
    tags: it.tags.length > 0 ? it.tags : (maker?.tags ?? []),
  }));
  return keep(made, texts, over, rooms);
}

/**
 * What the row of a call is made from.
 * @param aborted whether who made it had given it up when it ended
 */
function overOf(call: Outgoing, answer: Answer, aborted: boolean): Over {
  const { sent, servedFrom, refused } = answer;
  const reply = answer.heard();
  const model = modelOf(sent);
  const asked = { baseUrl: call.url, model, apiKey: keyOf(call), signal: { aborted } };
  return {
    call,
    asked: {
      model,
      content: contentOf(sent),
      at: call.at,
      host: new URL(call.url).hostname,
      routedFrom: sent.changes.routedFrom,
    },
    reply,
    explained: refused ?? explain(reply, asked),
    servedFrom,
    keeping: call.keeping && { ...call.keeping, apiKey: asked.apiKey },
    more: {
      inputBefore: sent.changes.inputBefore ?? null,
      routeReason: sent.changes.routeReason ?? '',
      scorePermille: answer.score?.() ?? null,
      requestHash: reply.attempts > 0 || servedFrom !== 'provider' ? hashOf(call.bytes) : '',
    },
  };
}

/** The key a call goes out with, so that it can be kept out of what is shown. */
function keyOf({ headers }: Outgoing): string {
  const at = headers.findIndex((name, index) => index % 2 === 0 && /^(authorization|x-api-key)$/i.test(name));
  return at === -1 ? '' : (headers[at + 1] ?? '').replace(/^Bearer /i, '');
}
