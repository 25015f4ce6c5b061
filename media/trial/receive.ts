import * as v from 'valibot';
import type { ToTrial } from './messages';
import type { TrialView } from './view';

const text = v.string();
const side = v.object({
  name: text,
  model: text,
  score: text,
  cost: text,
  call: text,
  latency: text,
  failures: v.number(),
});
const answer = v.object({ text, score: v.nullable(v.number()), why: text, bill: text });

const view: v.GenericSchema<unknown, TrialView> = v.object({
  title: text,
  verdict: v.nullable(v.object({ kind: v.picklist(['good', 'bad', 'open']), text, rule: text })),
  facts: v.array(text),
  sides: v.tuple([side, side]),
  more: v.nullable(text),
  use: v.nullable(text),
  pairs: v.array(
    v.object({
      number: v.number(),
      input: v.array(v.object({ name: text, text })),
      expected: v.nullable(text),
      a: answer,
      b: answer,
      isWorse: v.boolean(),
    }),
  ),
});

const message: v.GenericSchema<unknown, ToTrial> = v.object({ type: v.literal('view'), view });

/** A message from the editor, or `undefined` when it is none: other scripts post to the window too. */
export function receive(data: unknown): ToTrial | undefined {
  const parsed = v.safeParse(message, data);
  return parsed.success ? parsed.output : undefined;
}
