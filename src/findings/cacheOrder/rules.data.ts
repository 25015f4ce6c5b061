/**
 * From how many tokens on a maker's prompt cache serves the beginning that calls have in common, in which steps, and
 * whether a request has to mark where that beginning ends. Checked 2026-11-22.
 *
 * OpenAI: https://developers.openai.com/api/docs/guides/prompt-caching and
 * https://developers.openai.com/cookbook/examples/prompt_caching_201: automatic for gpt-4o and newer, from 1,024 tokens
 * in steps of 128, writes are free. From GPT-5.6 on a write costs 1.25 times the input, and a beginning that is
 * followed by something else is kept for sure only up to an explicit breakpoint, without steps.
 *
 * Anthropic: https://platform.claude.com/docs/en/build-with-claude/prompt-caching: explicit breakpoints, at most four;
 * a write costs 1.25 times the input for 5 minutes and twice for an hour, a read a tenth. The least lengths as
 * https://docs.litellm.ai/docs/completion/prompt_caching of 2026-10-07 and
 * https://github.com/PaulArgoud/mxchat-promptcache/releases/tag/v0.7.0 (Anthropic's page of 2026-06-09) give them; for
 * Opus 4.7 they and others say 2,048 or 4,096, and the larger is taken. The 5.5 family's is not known to us: 1,024 is
 * taken, twice that of the family before it.
 *
 * Google: https://ai.google.dev/gemini-api/docs/caching: implicit for Gemini 2.5 and newer, without a promise; the
 * newest table where its editions differ (2.5: 2,048), an older one for what that leaves out (3 Flash: 1,024).
 */
export interface CacheRule {
  readonly maker: string;
  /** Against the catalogue's id, whoever sells the model. The first rule that matches holds. */
  readonly models: RegExp;
  readonly leastTokens: number;
  readonly stepTokens: number;
  /** Nothing is kept for sure unless the request says up to where. */
  readonly breakpoint: boolean;
}

const openai = { maker: 'OpenAI', leastTokens: 1024 };
const anthropic = { maker: 'Anthropic', stepTokens: 1, breakpoint: true };
const google = { maker: 'Google', stepTokens: 1, breakpoint: false };

export const cacheRules: readonly CacheRule[] = [
  { ...openai, models: /\bgpt-(?:5\.[6-9]|[6-9])/, stepTokens: 1, breakpoint: true },
  {
    ...openai,
    models: /\b(?:gpt-4o|gpt-4\.[15]|gpt-5|o[134]|codex-mini)\b/,
    stepTokens: 128,
    breakpoint: false,
  },
  { ...anthropic, models: /claude-(?:haiku-4|opus-4-[567]|.*opus-4\.[567]|.*haiku-4\.)/, leastTokens: 4096 },
  { ...anthropic, models: /claude-(?:opus|fable|mythos)-5$/, leastTokens: 512 },
  { ...anthropic, models: /claude-3.*haiku/, leastTokens: 2048 },
  { ...anthropic, models: /claude-(?:[3-9]|sonnet|opus|haiku|fable|mythos)/, leastTokens: 1024 },
  { ...google, models: /gemini-2\.5/, leastTokens: 2048 },
  { ...google, models: /gemini-3-flash/, leastTokens: 1024 },
  { ...google, models: /gemini-[3-9]/, leastTokens: 4096 },
];
