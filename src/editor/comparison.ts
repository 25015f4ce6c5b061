import type { Comparison } from '../estimate';
import { formatNano } from '../prices';
import { grouped, mark } from './wording';

/** What a call costs on a model: `≈ $0.0006`. */
export function costText({ input, cost }: Comparison): string {
  return mark(input) + formatNano(cost.expectedNano);
}

/** A model beside the one the prompt is on now: `gpt-4o-mini · openai · 94 % less · 128k context`. */
export function comparisonText(on: Comparison, now: Comparison | undefined): string {
  const { id, provider, contextWindow, deprecated } = on.model;
  const parts = [id, provider];
  if (now && now !== on) parts.push(difference(on.cost.expectedNano, now.cost.expectedNano));
  if (contextWindow !== undefined) parts.push(fitText(on, contextWindow));
  if (deprecated) parts.push('deprecated');
  return parts.join(' · ');
}

function difference(nano: number, nowNano: number): string {
  if (nano === nowNano) return 'the same';
  if (nowNano === 0) return `${formatNano(nano)} more`;
  const ratio = nano / nowNano;
  if (ratio >= 10) return `${grouped(Math.round(ratio))} times as much`;
  if (ratio >= 2) return `${ratio.toFixed(1)} times as much`;
  const percent = Math.abs(1 - ratio) * 100;
  const rounded = percent < 1 ? 'under 1' : percent > 99 ? 'over 99' : Math.round(percent);
  return `${rounded} % ${ratio < 1 ? 'less' : 'more'}`;
}

function fitText({ input, outputTokens }: Comparison, contextWindow: number): string {
  if (input.high + outputTokens > contextWindow)
    return `may not fit its context of ${grouped(contextWindow)}`;
  if (contextWindow >= 1e6) return `${Math.round(contextWindow / 1e5) / 10}M context`;
  return `${Math.round(contextWindow / 1e3)}k context`;
}
