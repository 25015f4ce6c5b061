import { type BatchCost, batchCost, groupMessages, groupsOf, mostItems, sendGroups } from '../../batch';
import { openCalls } from '../../calls';
import { counter } from '../../estimate';
import type { Ledger } from '../../ledger';
import { openLimits } from '../budgets';
import { type Arguments, Misuse, type Outcome, type Rooms } from '../command';
import { endpointOf } from '../endpoint';
import { openRouting, policyOfRun } from '../routing';
import type { Given } from './given';
import { outcomeOf } from './outcome';

/** The groups that the items are asked for in: of one item each, unless `--group` says how many. */
function groupsIn(given: Arguments, { items, model }: Given, { prices, tokens }: Rooms) {
  const size = given.whole('group', 1) ?? 1;
  if (size > mostItems) throw new Misuse(`--group takes at most ${mostItems}, not ${size}.`);
  return groupsOf(items, size, counter(prices.resolve(model), tokens));
}

/** What the calls will cost. */
export function directCost(given: Arguments, about: Given, rooms: Rooms): BatchCost {
  const { prompt, messagesOf } = about;
  const requests = groupsIn(given, about, rooms).map(items => ({
    messages: items.length === 1 ? messagesOf(items[0]!) : groupMessages(prompt, items),
    answers: items.length,
  }));
  return batchCost(about.estimate, requests, false, rooms);
}

/** Asks for the items at once, several in a request where the user says so. */
export async function runDirect(
  given: Arguments,
  about: Given,
  rooms: Rooms,
  ledger: Ledger,
): Promise<Outcome> {
  const { prompt, chosen, file, items, messagesOf, model, maxOutputTokens, booking } = about;
  const limits = await openLimits(given);
  const routing = await openRouting(given);
  const { policy, tags } = policyOfRun(given, { file, prompt: chosen, routing, wants: {}, ledger });
  const run = await sendGroups(
    {
      ...{ prompt, messagesOf, model, maxOutputTokens },
      groups: groupsIn(given, about, rooms),
      ...endpointOf(rooms),
      booking: { ...booking, tags },
      policy,
      limits: { ...limits, ledger },
      keepText: given.flag('keep-text'),
      signal: rooms.signal,
    },
    openCalls({ ...rooms, ledger }),
  );
  return outcomeOf(items, run.results, run.calls, { stopped: run.stopped, json: { askedAlone: run.alone } });
}
