import { formatNano } from '../../src/prices/money';
import type { InputTokens, ModelRow } from './view';

export const grouped = (count: number): string => count.toLocaleString('en-US');

/** `1,234`, or `≈ 1,300 (1,150–1,480)` where the count is an estimate. */
export function inputText({ tokens, low, high, exact }: InputTokens): string {
  return exact ? grouped(tokens) : `≈ ${grouped(tokens)} (${grouped(low)}–${grouped(high)})`;
}

/** `−94 %`, `+25 %`, `× 17` from ten times as much on; `the same`. What is not all or nothing never reads so. */
export function differenceText(nano: number, ownNano: number): string {
  if (nano === ownNano) return 'the same';
  if (ownNano === 0) return `+${formatNano(nano)}`;
  const ratio = nano / ownNano;
  if (ratio >= 10) return `× ${grouped(Math.round(ratio))}`;
  const percent = Math.abs(1 - ratio) * 100;
  const rounded = percent < 1 || (percent > 99 && ratio < 1) ? tenths(percent) : grouped(Math.round(percent));
  return `${ratio < 1 ? '−' : '+'}${rounded} %`;
}

/** `0.4`, `99.7`: never `0.0` or `100.0`. */
const tenths = (percent: number) => Math.min(99.9, Math.max(0.1, percent)).toFixed(1);

/** Tokens by which a call is longer than the context window: at the estimate's upper bound, and as estimated. */
export function overContext({ input, answerRoom, contextWindow }: ModelRow): {
  readonly most: number;
  readonly expected: number;
} {
  const room = (contextWindow ?? Number.POSITIVE_INFINITY) - answerRoom;
  return { most: Math.max(0, input.high - room), expected: Math.max(0, input.tokens - room) };
}

/** `fits 128k`, `over 128k by 2,345`, `may be over 128k by 120`. */
export function fitText(row: ModelRow): string {
  if (row.contextWindow === null) return 'unknown';
  const window = windowText(row.contextWindow);
  const { most, expected } = overContext(row);
  if (most === 0) return `fits ${window}`;
  return expected > 0
    ? `over ${window} by ${grouped(expected)}`
    : `may be over ${window} by ${grouped(most)}`;
}

function windowText(tokens: number): string {
  if (tokens >= 1e6) return `${Math.round(tokens / 1e5) / 10}M`;
  return tokens >= 1000 ? `${Math.round(tokens / 1e3)}k` : grouped(tokens);
}
