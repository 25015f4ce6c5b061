import type { Complexity } from './route';

/** A reason to call a prompt harder, and what it counts for. */
interface Sign {
  readonly points: number;
  readonly holds: (text: string, inputTokens: number) => boolean;
}

/** Thresholds are this project's own judgement (2026-11-21), on the cautious side: two signs make a task high. */
const signs: readonly Sign[] = [
  { points: 1, holds: (_, inputTokens) => inputTokens > 1500 },
  { points: 1, holds: (_, inputTokens) => inputTokens > 6000 },
  // Many rules to keep at once.
  {
    points: 1,
    holds: text =>
      count(text, /\b(?:must|never|always|only|exactly|do not|don't|unless|at least|at most)\b/gi) >= 8,
  },
  // A procedure of many steps.
  { points: 1, holds: text => count(text, /^\s*(?:\d+[.)]|step \d+)/gim) >= 6 },
  // An answer that has to keep a form in several ways.
  {
    points: 1,
    holds: text =>
      count(
        text,
        /\b(?:json|ya?ml|csv|xml|schema|format|headings?|columns?|fields?|keys?|characters|words)\b/gi,
      ) >= 6,
  },
  // Words that ask for depth.
  {
    points: 2,
    holds: text =>
      count(
        text,
        /\b(?:step[- ]by[- ]step|trade-?offs?|architect(?:ure)?|edge cases?|prove|proof|root cause|multi-step|rigorous|nuanced?|legal|medical|financial advice|security|concurren(?:t|cy)|optimal)\b/gi,
      ) >= 2,
  },
];

/**
 * How much a prompt asks for at once. What it says of the answer's difficulty is little: `low` means that nothing in
 * the text speaks for more.
 */
export function rateComplexity(text: string, inputTokens: number): Complexity {
  const points = signs.reduce((sum, sign) => sum + (sign.holds(text, inputTokens) ? sign.points : 0), 0);
  if (points === 0) return 'low';
  return points === 1 ? 'medium' : 'high';
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
