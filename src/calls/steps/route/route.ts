import { countInput } from '../../../estimate';
import type { Ledger } from '../../../ledger';
import { type Decision, decide, learns, type Routing } from '../../../policy';
import type { BillRooms } from '../../bill';
import { contentOf } from '../../content';
import { modelOf, type Outgoing, withBody } from '../../outgoing';
import type { Answer, Next, Step } from '../../pipeline';
import { held } from './held';
import { faultOf, judgedOnItsWay, type Says } from './judging';
import { selfChecker } from './selfCheck';

/** How a call may be routed. */
export interface Routable {
  readonly routing: Routing;
  /** Where it stands how answers were judged. */
  readonly ledger: Pick<Ledger, 'judgedCalls'>;
}

/** Books an answer that is not the call's own: one that did not pass, or one of a model that judged. */
export type BookAside = (
  call: Outgoing,
  answer: Answer,
  setAside?: { readonly parent: string; readonly error: string },
) => Promise<unknown>;

/**
 * Sends a call to the model that its user's policy says, and to the next one where the answer does not pass; nothing where
 * none was set up. Answers that may not pass are held back until they are judged. One that does not pass is booked as an
 * attempt of the call's.
 */
export function routing(rooms: BillRooms, bookAside: BookAside): Step {
  return async (call, next) => {
    const { route } = call.policy;
    if (!route || call.api === 'embeddings') return next(call);
    const decision = await decisionOn(call, route, rooms);
    if (!decision) return next(call);
    const { models, checks, selfCheck } = decision;
    const says = selfCheck && selfChecker(call, selfCheck, next, bookAside);
    return inTurn(call, next, { ...decision, models }, { checks, says }, bookAside);
  };
}

async function decisionOn(
  call: Outgoing,
  { routing, ledger }: Routable,
  { prices, tokens }: BillRooms,
): Promise<Decision | undefined> {
  const { task, tags, prompt } = call.booking;
  const model = modelOf(call);
  const asking = {
    ...{ model, task, tags, prompt, at: call.at },
    inputTokens: () => countInput(contentOf(call), prices.resolve(model), tokens).input.tokens,
  };
  // What cannot be read teaches nothing; whoever records the call is told of it.
  const judged = learns(routing, asking) ? await ledger.judgedCalls(task).catch(() => []) : [];
  return decide(routing, asking, judged, prices);
}

/** Asks the models in turn until an answer passes; the last one's is handed on as it comes. */
async function inTurn(
  call: Outgoing,
  next: Next,
  { models, reason, learns }: Decision,
  judging: { readonly checks: Decision['checks']; readonly says: Says | undefined },
  bookAside: BookAside,
): Promise<Answer> {
  let why = reason;
  for (const model of models.slice(0, -1)) {
    const going = withModel(call, model, why);
    const answer = await held(await next(going));
    const { status } = answer.heard();
    // Another model would meet the same: a budget, a refused key, nobody who waits.
    if (answer.refused || call.signal.aborted || (status !== undefined && [401, 402, 403].includes(status)))
      return answer;
    const fault = await faultOf(answer, judging);
    if (fault === undefined) return { ...answer, score: () => 1000 };
    const error = `The answer of ${model} ${fault}, so another model was asked.`;
    await bookAside(
      { ...going, id: `${call.id}/${model}` },
      { ...answer, score: () => 0 },
      { parent: call.id, error },
    );
    why += `; the answer of ${model} ${fault}`;
  }
  const answer = await next(withModel(call, models.at(-1)!, why));
  if (learns) return judgedOnItsWay(answer, judging);
  return models.length > 1 ? judgedOnItsWay(answer, { ...judging, says: undefined }) : answer;
}

function withModel(call: Outgoing, model: string, routeReason: string): Outgoing {
  const asked = modelOf(call);
  if (model === asked) return { ...call, changes: { ...call.changes, routeReason } };
  return withBody(call, { ...call.body, model }, { routedFrom: asked, routeReason });
}
