import type { Estimate, Inclusion, MessageEstimate, OutputEstimate } from '../../estimate';
import { formatNano, type Unpriced } from '../../prices';
import type { PromptOutline } from '../../reader';
import type { TokenCount } from '../../tokens';
import { coveredText } from './calls';

/** A whole number with thousands separators, as every figure in the editor is written. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** `12 calls`, `1 call`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1,234 tokens`, with `≈` in front of an estimate. */
export function tokensText(count: TokenCount): string {
  return `${mark(count)}${counted(count.tokens, 'token')}`;
}

/**
 * The line above a prompt: `1,234 tokens · $0.0031 in + up to $0.01 out · gpt-4o`. A prompt that tools send along
 * with every request has no answer of its own, so its output is left out.
 * @param inclusion what it includes: `1,234 tokens + 17 tokens of 2 imported files`
 */
export function lensText(prompt: PromptOutline, estimate: Estimate, inclusion?: Inclusion): string {
  return [inputText(estimate, inclusion), costText(prompt, estimate), modelText(estimate)].join(' · ');
}

/** `1,234 tokens + 17 tokens of 2 imported files`: apart, since the latter are not in the file. */
function inputText({ input }: Estimate, inclusion?: Inclusion): string {
  if (!inclusion?.tokens) return tokensText(input);
  const own = { ...input, tokens: input.tokens - inclusion.tokens.tokens };
  return `${tokensText(own)} + ${tokensText(inclusion.tokens)} of ${importedText(inclusion)}`;
}

/** `2 imported files`. */
export function importedText({ files }: Inclusion): string {
  return counted(files.length, 'imported file');
}

/**
 * `$0.0012–0.004` where calls tell the output, else `$0.0031 in + up to $0.01 out`, with `≈` in the place of "up to"
 * where the setting assumes it; `unpriced`, or `covered by Copilot Business`.
 */
function costText(prompt: PromptOutline, { input, output, cost }: Estimate): string {
  if (cost.kind === 'unpriced') return noPriceText(cost);
  const inputCost = `${mark(input)}${formatNano(cost.inputNano)}`;
  if (prompt.alwaysLoaded) return `${inputCost} in every request`;
  if (isLearnt(output)) return rangeText(cost.lowNano, cost.highNano);
  return `${inputCost} in + ${output.from === 'setting' ? '≈' : 'up to'} ${formatNano(cost.outputNano)} out`;
}

/** Whether calls, or whoever asks, tell what output to expect: then a call has a range of costs, not just a most. */
export function isLearnt({ from }: OutputEstimate): boolean {
  return from === 'prompt-history' || from === 'model-history' || from === 'request';
}

/** `$0.0012–0.004`: from the least to the most, as one figure where they read alike. */
export function rangeText(lowNano: number, highNano: number): string {
  const [low, high] = [formatNano(lowNano), formatNano(highNano)];
  return low === high ? high : `${low}–${high.replace('$', '')}`;
}

/** What stands in the place of a price: `unpriced`, or the subscription that covers the calls. */
export function noPriceText({ coveredBy }: Unpriced): string {
  return coveredBy === undefined ? 'unpriced' : coveredText([coveredBy]);
}

/** `system · 210 tokens`. */
export function messageText({ message, tokens }: MessageEstimate): string {
  return `${message.role} · ${tokensText(tokens)}`;
}

/** Counts of several texts as one: exact if all are. */
export function sum(counts: readonly TokenCount[]): TokenCount {
  const total = (pick: (count: TokenCount) => number) => counts.reduce((so, count) => so + pick(count), 0);
  return {
    tokens: total(it => it.tokens),
    low: total(it => it.low),
    high: total(it => it.high),
    basis: counts.every(it => it.basis === 'exact') ? 'exact' : 'estimate',
  };
}

/** The model's name, and that the settings chose it where the file did not. */
export function modelText({ model, modelName, modelFrom }: Estimate): string {
  return `${model?.id ?? modelName}${modelFrom === 'default' ? ' (default)' : ''}`;
}

/** `≈ ` in front of what follows from an estimated count. */
export function mark(count: TokenCount): string {
  return count.basis === 'estimate' ? '≈ ' : '';
}
