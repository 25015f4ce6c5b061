import { type Estimate, estimate } from '../estimate';
import type { Model, Prices } from '../prices';
import type { Prompt } from '../prompts';
import type { Tokens } from '../tokens';
import { type Standing, standings } from './models.data';
import { type Tier, tiers } from './tier.data';

/** A model that could take a prompt over, and what a call would cost on it. */
export interface Candidate {
  readonly model: Model;
  /** The name its maker gives it. */
  readonly name: string;
  readonly tier: Tier;
  readonly costNano: number;
}

/**
 * A model that reasons bills its reasoning as output. Where it would take over from one that does not, its answer is
 * counted as this many times as long: an assumption on the cautious side, as nobody publishes a figure.
 */
const reasoningFactor = 4;

/** Models known to answer with at least so much, where no limit is known. */
const surelyAnswerable = 4096;

/** What routing knows of a model, under the name of its maker whoever serves it; undefined when nothing. */
export function standingOf(model: Model): { readonly name: string; readonly standing: Standing } | undefined {
  const name = makersName(model.id);
  const standing = standings[name];
  return standing && { name, standing };
}

/** `regional.anthropic.claude-opus-4-5-v1:0`, `anthropic/claude-opus-4.5` and `claude-opus-4-5` are one model. */
function makersName(id: string): string {
  const name = id
    .replace(/^.*\//, '')
    .replace(/^(?:(?:global|regional)\.)?[a-z]+\.(?=[a-z])/, '')
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace(/-20\d{6}$/, '')
    .replace(/-latest$/, '');
  return name.startsWith('claude') ? name.replace(/\./g, '-') : name;
}

/**
 * Models of one provider that may be suggested instead of the estimate's own: known, served, of `tier` or better,
 * able to hold the call, and priced.
 */
export function findCandidates(
  prompt: Prompt,
  now: Estimate & { readonly model: Model },
  tier: Tier,
  provider: string,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): readonly Candidate[] {
  const reasonsNow = standingOf(now.model)?.standing.reasons === true;
  return rooms.prices.all().flatMap(model => {
    if (model.provider !== provider || model.deprecated) return [];
    const known = standingOf(model);
    if (!known?.standing.current || isBelow(known.standing.tier, tier)) return [];
    const outputTokens = now.outputTokens * (known.standing.reasons && !reasonsNow ? reasoningFactor : 1);
    const there = estimate(prompt, options(model, outputTokens), rooms);
    if (there.cost.kind === 'unpriced' || !holds(model, there, outputTokens)) return [];
    return [{ model, name: known.name, tier: known.standing.tier, costNano: there.cost.expectedNano }];
  });
}

function options(model: Model, outputTokens: number) {
  const name = `${model.provider}/${model.id}`;
  return { defaultModel: name, model: name, expectedOutputTokens: outputTokens, outputTokens };
}

function isBelow(a: Tier, b: Tier): boolean {
  return tiers.indexOf(a) < tiers.indexOf(b);
}

/** Whether the call surely fits; an unknown window does not. */
function holds(model: Model, { input }: Estimate, outputTokens: number): boolean {
  if (outputTokens > (model.maxOutput ?? surelyAnswerable)) return false;
  return model.contextWindow !== undefined && input.high + outputTokens <= model.contextWindow;
}
