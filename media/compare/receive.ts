import * as v from 'valibot';
import { columnIds, initial } from './arrangement';
import type { CompareState, ToCompare } from './messages';
import type { CompareView } from './view';

const text = v.string();
const count = v.number();
const place = v.object({ uri: text, index: count });

const model = v.object({
  id: text,
  model: text,
  provider: text,
  deprecated: v.boolean(),
  input: v.object({ tokens: count, low: count, high: count, exact: v.boolean() }),
  outputTokens: count,
  answerRoom: count,
  costNano: count,
  cachedNano: v.nullable(count),
  batchNano: v.nullable(count),
  contextWindow: v.nullable(count),
  machine: v.nullable(v.object({ nanoPerHour: count, tokensPerSecond: count })),
});

const view: v.GenericSchema<unknown, CompareView> = v.object({
  place,
  prompt: text,
  file: text,
  pricedAsOf: text,
  output: text,
  own: v.object({ name: text, id: v.nullable(text), note: text }),
  recorded: v.object({ calls: count, days: count }),
  models: v.array(model),
});

const message: v.GenericSchema<unknown, ToCompare> = v.variant('type', [
  v.object({ type: v.literal('view'), view }),
  v.object({ type: v.literal('failed'), message: text }),
]);

const state: v.GenericSchema<unknown, CompareState> = v.object({
  place: v.nullable(place),
  how: v.object({
    column: v.picklist(columnIds),
    descending: v.boolean(),
    text,
    provider: text,
    calls: v.nullable(count),
    all: v.boolean(),
  }),
});

/** A message from the editor, or `undefined` when it is none: other scripts post to the window too. */
export function receive(data: unknown): ToCompare | undefined {
  const parsed = v.safeParse(message, data);
  return parsed.success ? parsed.output : undefined;
}

/** The state kept by an earlier page, or the state a new one starts with. */
export function restore(data: unknown): CompareState {
  const parsed = v.safeParse(state, data);
  return parsed.success ? parsed.output : { place: null, how: initial };
}
