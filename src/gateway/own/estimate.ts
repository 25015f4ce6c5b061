import { type Api, contentOf, type Json, outputLimitOf } from '../../calls';
import { countInput, estimateDefaults, priceCall } from '../../estimate';
import type { Prices } from '../../prices';
import type { Tokens } from '../../tokens';

/**
 * What a request would take and cost, without sending it: its input, and its output up to its own limit, else up to what is
 * assumed where nothing is known. The body is one of those that are metered.
 */
export function estimateRequest(body: Json, rooms: { readonly prices: Prices; readonly tokens: Tokens }) {
  const { prices, tokens } = rooms;
  const model = typeof body.model === 'string' ? body.model : estimateDefaults.defaultModel;
  const asked = { api: apiOf(body), body };
  const { input } = countInput(contentOf(asked), prices.resolve(model), tokens);
  const limit = outputLimitOf(asked);
  const most = limit ?? estimateDefaults.expectedOutputTokens;
  const output = {
    low: 0,
    expected: most,
    high: most,
    from: limit === undefined ? 'setting' : 'limit',
    samples: 0,
  } as const;
  const cost = priceCall(model, input, output, prices);
  const { kind, ...priced } = cost;
  return {
    model,
    tokens: { input: input.tokens, low: input.low, high: input.high, basis: input.basis },
    output: { tokens: most, from: output.from },
    cost: kind === 'priced' ? priced : { unpriced: cost.kind === 'unpriced' ? cost.because : '' },
  };
}

/** Only chats have `messages` without a system text beside them; only responses have `input` and instructions. */
function apiOf(body: Json): Api {
  if (body.input !== undefined) return 'responses';
  return body.system === undefined ? 'chat' : 'messages';
}
