import { countInput, countOnce, type Estimate } from '../estimate';
import type { Model, Prices } from '../prices';
import type { Prompt } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import { type Standing, standings } from './models.data';
import { type Tier, tiers } from './tier.data';

/** A model that routing knows, whoever serves it. */
export interface Known {
  readonly model: Model;
  readonly maker: string;
  /** The name its maker gives it. */
  readonly name: string;
  readonly standing: Standing;
}

/** A model that could take a prompt over, and what a call would cost on it. */
export interface Candidate extends Known {
  readonly costNano: number;
  /** Tokens of reasoning that the cost counts for each token of the answer. */
  readonly reasoningPerAnswer: number;
}

/**
 * A model that reasons bills its reasoning as output. Where it would take over from one that does not, so many tokens
 * of it are counted for each of the answer: an assumption on the cautious side, as nobody publishes a figure.
 */
const assumedReasoning = 3;

/** Models known to answer with at least so much, where no limit is known. */
const surelyAnswerable = 4096;

/** What routing knows of a model; undefined when nothing. */
export function know(model: Model): Known | undefined {
  const name = makersName(model.id);
  for (const [maker, models] of Object.entries(standings)) {
    const standing = models[name];
    if (standing) return { model, maker, name, standing };
  }
  return undefined;
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
 * Models that may take a prompt over from `now`: of the same maker and served by the same provider, where published
 * results and the maker's own words compare them; not retired, adequate, able to hold the call, and priced.
 */
export function findCandidates(
  prompt: Prompt,
  own: Estimate,
  now: Known,
  isAdequate: (candidate: Known) => boolean,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Prices },
): readonly Candidate[] {
  const once = countOnce(tokens);
  return prices.all().flatMap(model => {
    if (model.provider !== now.model.provider || model.deprecated) return [];
    const known = know(model);
    if (!known?.standing.current || known.maker !== now.maker || !isAdequate(known)) return [];
    const reasoningPerAnswer = known.standing.reasons && !now.standing.reasons ? assumedReasoning : 0;
    const output = own.output.expected * (1 + reasoningPerAnswer);
    const most = (prompt.maxOutputTokens ?? own.output.high) * (1 + reasoningPerAnswer);
    // Where both count alike, what past calls taught about the count of the one holds for the other.
    const alike = model.tokenizer === now.model.tokenizer;
    const input = alike ? own.input : countInput(prompt, model, once).input;
    const cost = prices.cost(model, { ...noUsage, input: input.tokens, output });
    if (cost.kind === 'unpriced' || !holds(model, input, most)) return [];
    return [{ ...known, costNano: cost.costNano, reasoningPerAnswer }];
  });
}

const noUsage = { cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

/** Whether tier `a` is weaker than `b`. */
export function isBelow(a: Tier, b: Tier): boolean {
  return tiers.indexOf(a) < tiers.indexOf(b);
}

/** Whether the call surely fits; an unknown window does not. */
function holds(model: Model, input: TokenCount, outputTokens: number): boolean {
  if (outputTokens > (model.maxOutput ?? surelyAnswerable)) return false;
  return model.contextWindow !== undefined && input.high + outputTokens <= model.contextWindow;
}
