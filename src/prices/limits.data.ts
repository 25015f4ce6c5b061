export interface Limits {
  /** Tokens an answer may hold, reasoning included. */
  readonly maxOutput?: number;
  /** Tokens a request and its answer may hold together. */
  readonly contextWindow?: number;
}

/**
 * What is looked up by hand, by the catalogue's `provider/id`: what no two npm catalogues agree on (`agreed.data.ts` is
 * what they do), or what they say differently. It comes before both. From the makers' model pages:
 * developers.openai.com/api/docs/models, platform.claude.com/docs/en/about-claude/models/overview,
 * ai.google.dev/gemini-api/docs/models; checked 2026-11-21. The context windows of GPT-4.1 nano and GPT-5.5, which
 * genai-prices rounds to a million, are from hosts' pages that quote OpenAI's (vercel.com/ai-gateway/models/gpt-4.1-fast,
 * runware.ai/docs/models/openai-gpt-5-5) and from gpt-tokenizer 4.0.0; checked 2026-11-22.
 */
export const limits: Readonly<Record<string, Limits>> = {
  'openai/gpt-3.5-turbo': { maxOutput: 4_096 },
  'openai/gpt-4': { maxOutput: 8_192 },
  'openai/gpt-4.1-nano': { maxOutput: 32_768, contextWindow: 1_047_576 },
  'openai/gpt-4.5-preview': { maxOutput: 16_384, contextWindow: 128_000 },
  'openai/gpt-4o-2024-05-13': { maxOutput: 4_096 },
  'openai/gpt-5': { maxOutput: 128_000 },
  'openai/gpt-5.2': { maxOutput: 128_000 },
  'openai/gpt-5.2-pro': { maxOutput: 128_000 },
  'openai/gpt-5.3': { maxOutput: 16_384 },
  'openai/gpt-5.3-codex': { maxOutput: 128_000 },
  'openai/gpt-5.4': { maxOutput: 128_000 },
  'openai/gpt-5.4-mini': { maxOutput: 128_000 },
  'openai/gpt-5.4-nano': { maxOutput: 128_000 },
  'openai/gpt-5.4-pro': { maxOutput: 128_000 },
  'openai/gpt-5.5': { maxOutput: 128_000, contextWindow: 1_050_000 },
  'openai/gpt-5.5-pro': { maxOutput: 128_000, contextWindow: 1_050_000 },
  'openai/gpt-5.6-luna': { maxOutput: 128_000 },
  'openai/gpt-5.6-sol': { maxOutput: 128_000 },
  'openai/gpt-5.6-terra': { maxOutput: 128_000 },
  'openai/gpt-6-astra': { maxOutput: 128_000 },
  'openai/gpt-6-luna': { maxOutput: 128_000 },
  'openai/gpt-6-sol': { maxOutput: 128_000 },
  'openai/gpt-6.1-terra': { maxOutput: 128_000 },
  'openai/gpt-oss-20b': { maxOutput: 131_072 },
  'openai/o1-mini': { maxOutput: 65_536 },
  'openai/o1-preview': { maxOutput: 32_768 },
  'openai/o1-pro': { maxOutput: 100_000 },
  'openai/o3-pro': { maxOutput: 100_000 },
  'anthropic/claude-3-5-haiku-latest': { maxOutput: 8_192 },
  'anthropic/claude-3-5-sonnet': { maxOutput: 8_192 },
  'anthropic/claude-3-7-sonnet-latest': { maxOutput: 64_000 },
  'anthropic/claude-3-haiku': { maxOutput: 4_096 },
  'anthropic/claude-3-opus-latest': { maxOutput: 4_096 },
  'anthropic/claude-3-sonnet': { maxOutput: 4_096 },
  'anthropic/claude-fable-5-1': { maxOutput: 128_000 },
  'anthropic/claude-haiku-4-5': { maxOutput: 64_000 },
  'anthropic/claude-haiku-5-5': { maxOutput: 128_000 },
  'anthropic/claude-opus-4-0': { maxOutput: 32_000 },
  'anthropic/claude-opus-4-1': { maxOutput: 32_000 },
  'anthropic/claude-opus-4-5': { maxOutput: 64_000 },
  'anthropic/claude-opus-5': { maxOutput: 128_000 },
  'anthropic/claude-opus-5-5': { maxOutput: 128_000 },
  'anthropic/claude-sonnet-4-0': { maxOutput: 64_000 },
  'anthropic/claude-sonnet-4-5': { maxOutput: 64_000 },
  'anthropic/claude-sonnet-5': { maxOutput: 128_000 },
  'anthropic/claude-sonnet-5-5': { maxOutput: 128_000 },
  'google/gemini-1.5-flash': { maxOutput: 8_192 },
  'google/gemini-1.5-pro': { maxOutput: 8_192 },
  'google/gemini-2.0-flash': { maxOutput: 8_192 },
  'google/gemini-2.0-flash-lite': { maxOutput: 8_192 },
  'google/gemini-2.5-flash': { maxOutput: 65_536 },
  'google/gemini-2.5-flash-lite': { maxOutput: 65_536 },
  'google/gemini-2.5-pro': { maxOutput: 65_536, contextWindow: 1_048_576 },
  'google/gemini-3-pro-preview': { maxOutput: 65_536, contextWindow: 1_048_576 },
  'google/gemini-3.1-flash-lite': { maxOutput: 65_536 },
  'google/gemini-3.5-flash-lite': { maxOutput: 65_536 },
  'google/gemini-3.8-flash': { maxOutput: 65_536 },
  'google/gemini-3.1-pro-preview': { maxOutput: 65_536, contextWindow: 1_048_576 },
};
