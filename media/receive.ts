import * as v from 'valibot';
import type { PanelState, ToWebview } from './messages';
import type { SpendView } from './view';
import { firstWish, periodId, wish } from './wish';

const text = v.string();
const texts = v.array(text);
const amount = v.object({ nano: v.number(), text, exact: text });
const amountOrNone = v.union([amount, v.object({ text, why: text })]);
const tokens = v.object({ input: text, cached: text, output: text });
const booking = v.object({ workspace: text, prompt: text });

const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const share = v.object({
  id: text,
  label: text,
  calls: text,
  spent: amountOrNone,
  percent: text,
  ratio: part,
  remark: text,
  prompt: v.nullable(booking),
});

const budget = v.object({
  id: text,
  name: text,
  spent: amount,
  of: amount,
  percent: text,
  ratio: part,
  band: v.nullable(v.object({ low: part, high: part })),
  level: v.picklist(['fine', 'near', 'over']),
  sentences: texts,
  hard: v.boolean(),
});

const lines = v.array(v.object({ id: text, label: text, amount }));
const balance = v.object({ saved: lines, lost: lines, net: amount, cached: text, waste: text });

const chart = v.object({
  unit: v.picklist(['day', 'week', 'month']),
  days: v.array(
    v.object({ day: text, label: text, short: text, spent: amount, calls: text, reading: text, tokens }),
  ),
  ticks: v.array(amount),
  summary: text,
});

const call = v.object({
  id: text,
  at: text,
  time: text,
  prompt: v.nullable(booking),
  model: text,
  tokens,
  estimated: v.boolean(),
  cost: amountOrNone,
  status: v.picklist(['ok', 'error', 'cut', 'retried']),
  statusText: text,
  kept: v.boolean(),
  error: text,
  latency: text,
});

const view: v.GenericSchema<unknown, SpendView> = v.object({
  scope: text,
  scopes: v.array(v.object({ id: text, label: text })),
  sample: v.nullable(text),
  notices: texts,
  pricedAsOf: text,
  key: v.picklist(['stored', 'environment', 'unneeded', 'none']),
  today: text,
  periods: v.array(
    v.object({
      id: periodId,
      label: text,
      range: text,
      firstDay: text,
      spent: amount,
      calls: text,
      remarks: texts,
      models: v.array(share),
      prompts: v.array(share),
      tasks: v.array(share),
      users: v.array(share),
      sources: v.array(share),
      balance,
    }),
  ),
  outlook: text,
  budgets: v.array(budget),
  advice: v.array(
    v.object({
      id: text,
      title: text,
      text,
      worth: v.nullable(amount),
      day: v.nullable(text),
      actions: texts,
    }),
  ),
  chart,
  rangeChart: v.nullable(chart),
  isEmpty: v.boolean(),
  hours: v.nullable(
    v.object({
      summary: text,
      rows: v.array(
        v.object({
          label: text,
          cells: v.array(v.object({ label: text, spent: amount, shade: v.number() })),
        }),
      ),
    }),
  ),
  whatIf: v.nullable(
    v.object({
      models: texts,
      from: text,
      others: texts,
      outcomes: v.object({ model: text, cached: text, calls: text }),
    }),
  ),
  profiles: v.nullable(
    v.object({
      model: text,
      rows: v.array(
        v.object({ name: text, calls: text, input: text, cached: text, output: text, month: amountOrNone }),
      ),
    }),
  ),
  profileModel: text,
  calls: v.object({ lines: v.array(call), summary: text, more: v.boolean() }),
});

const message: v.GenericSchema<unknown, ToWebview> = v.variant('type', [
  v.object({ type: v.literal('view'), view }),
  v.object({ type: v.literal('failed'), message: text }),
]);

const state: v.GenericSchema<unknown, PanelState> = v.object({ wish, turned: texts });

/** A message from the editor, or `undefined` when it is none: other scripts post to the window too. */
export function receive(data: unknown): ToWebview | undefined {
  const parsed = v.safeParse(message, data);
  return parsed.success ? parsed.output : undefined;
}

/** The state kept by an earlier panel, or the state a new one starts with. */
export function restore(data: unknown): PanelState {
  const parsed = v.safeParse(state, data);
  return parsed.success ? parsed.output : { wish: firstWish, turned: [] };
}
