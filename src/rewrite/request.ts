import { countInput, type PricedCall, priceCall } from '../estimate';
import type { Prices, Unpriced } from '../prices';
import type { Filled } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import { type HandOut, textOf } from './handOut';
import { again, instruction } from './instruction.data';
import { beginOf, endOf, markOf } from './marks';

/** An answer that was refused, and what the model is told about it. */
export interface Before {
  readonly answer: string;
  readonly told: string;
}

/** How a rewrite is asked for. */
export interface Wish {
  /** The model that rewrites. */
  readonly model: string;
  /** Length to aim at, in percent of what is handed over; a whole number. */
  readonly percent: number;
  readonly before?: Before | undefined;
}

/** A call for a rewrite, before it is made. */
export interface Request {
  readonly messages: Filled['messages'];
  readonly model: string;
  /** Tokens of the call's input on that model. */
  readonly input: TokenCount;
  /** Tokens of an answer of the length aimed at; what the model thinks before it answers is not in them. */
  readonly outputTokens: number;
  /** Tokens that a call of the prompt would take less then. */
  readonly savedTokens: number;
  /** With that output. */
  readonly cost: PricedCall | Unpriced;
}

/** What a model is sent to rewrite a hand-out, and what that costs at today's list prices. */
export function requestFor(
  handOut: HandOut,
  { model: name, percent, before }: Wish,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Prices },
): Request {
  const { marks, parts } = handOut;
  const model = prices.resolve(name);
  const count = (text: string) => tokens.measure(text, model?.tokenizer ?? 'unknown').tokens;
  const text = textOf(handOut);
  const messages: Filled['messages'] = [
    {
      role: 'system',
      text: filled(instruction, {
        begin: beginOf(marks, 1),
        end: endOf(marks, 1),
        mark: markOf(marks, 1),
        percent: String(percent),
      }),
    },
    { role: 'user', text },
    ...(before
      ? ([
          { role: 'assistant', text: before.answer },
          { role: 'user', text: filled(again, { reason: before.told }) },
        ] as const)
      : []),
  ];
  const { input } = countInput({ messages }, model, tokens);
  const fixed = parts.flatMap(({ kept }, index) => [
    beginOf(marks, index + 1),
    ...kept.map(it => markOf(marks, it.number)),
    endOf(marks, index + 1),
  ]);
  const whole = count(text);
  const openTokens = Math.max(0, whole - count(fixed.join('\n')));
  const savedTokens = Math.round((openTokens * (100 - percent)) / 100);
  const outputTokens = whole - savedTokens;
  const output = {
    low: outputTokens,
    expected: outputTokens,
    high: outputTokens,
    from: 'request',
    samples: 0,
  } as const;
  return {
    messages,
    model: name,
    input,
    outputTokens,
    savedTokens,
    cost: priceCall(name, input, output, prices),
  };
}

/** Puts values in as they are: a placeholder inside a value is text. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
