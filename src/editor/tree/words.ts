import { formatNano } from '../../prices';
import type { ScannedPrompt } from '../../scan';
import { verdictLine } from '../../trials';
import { counted, grouped } from '../words/cost';
import type { Place } from './place';

/**
 * `$0.0012 · 1,234 tokens`, with what is not priced said; the money first, as narrow views cut the end.
 * @param of what is paid: its part of every request, or a whole call
 */
export function figuresOf(places: readonly Place[], of: 'every request' | 'call'): string {
  const paid = places.map(({ prompt: { input, cost, everyRequest } }) =>
    of === 'call'
      ? { count: input, nano: cost.kind === 'priced' ? cost.expectedNano : undefined }
      : { count: everyRequest?.tokens ?? input, nano: everyRequest?.inputNano },
  );
  const tokens = paid.reduce((sum, { count }) => sum + count.tokens, 0);
  const about = paid.every(({ count }) => count.basis === 'exact') ? '' : '≈';
  const nanos = paid.flatMap(({ nano }) => nano ?? []);
  const unpriced = places.length - nanos.length;
  const money = nanos.length > 0 ? [formatNano(nanos.reduce((sum, nano) => sum + nano, 0))] : [];
  const rest = unpriced === 0 ? [] : [places.length === 1 ? 'unpriced' : `${grouped(unpriced)} unpriced`];
  return [...money, ...rest, `${about}${grouped(tokens)} tokens`].join(' · ');
}

/** What a test of a cheaper model came to, in short; nothing where there was none. */
export const testedText = ({ tested }: Place): readonly string[] => (tested ? [verdictLine(tested)] : []);

/** What is found of prompts, as a badge says it. */
export interface Found {
  readonly count: number;
  /** Whether one of them is a warning or worse. */
  readonly warns: boolean;
}

/** Adds up what is found of prompts. */
export function foundOf(prompts: readonly ScannedPrompt[]): Found {
  const findings = prompts.flatMap(it => it.findings);
  return { count: findings.length, warns: findings.some(it => /^(?:warning|error)$/.test(it.severity)) };
}

/** ` 3 findings: duplicate (2), cache-order.`; nothing where there are none. */
export function findingsText(places: readonly Place[]): string {
  const times = new Map<string, number>();
  for (const { prompt } of places)
    for (const { code, reason = code } of prompt.findings) times.set(reason, (times.get(reason) ?? 0) + 1);
  if (times.size === 0) return '';
  const names = [...times].map(([name, count]) => (count === 1 ? name : `${name} (${grouped(count)})`));
  return ` ${counted(foundOf(places.map(it => it.prompt)).count, 'finding')}: ${names.join(', ')}.`;
}
