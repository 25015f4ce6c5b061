/** What the price catalogue (@pydantic/genai-prices) does not say of names and of models' lives. Ids are its own. */

/** The catalogue carries no date; this is when its version was published on npm. Checked 2026-11-21. */
export const catalogue = { version: '0.1.8', published: '2026-09-23' } as const;

/**
 * Names that mean one model, as `provider/id`. The first are those of Claude Code, agents and skills (`model: sonnet`),
 * which mean the newest of their kind on Anthropic's own service (code.claude.com/docs/en/model-config and CLI
 * 2.1.293, checked 2026-11-21).
 */
export const aliases: Readonly<Record<string, string>> = {
  sonnet: 'anthropic/claude-sonnet-5-5',
  'sonnet[1m]': 'anthropic/claude-sonnet-5-5',
  opus: 'anthropic/claude-opus-5-5',
  'opus[1m]': 'anthropic/claude-opus-5-5',
  haiku: 'anthropic/claude-haiku-5-5',
  fable: 'anthropic/claude-fable-5-1',
  'claude-2.0': 'anthropic/claude-2',
  'claude-2.1': 'anthropic/claude-2',
  'gemini-1.5-flash-8b': 'google/gemini-flash-1.5-8b',
  'claude-3-7-sonnet-thought': 'anthropic/claude-3-7-sonnet-latest',
  'claude-sonnet-3.7-thinking': 'anthropic/claude-3-7-sonnet-latest',
};

/** Names that leave the choice of a model to the tool. */
export const undecided: ReadonlySet<string> = new Set(['auto', 'default', 'inherit', 'opusplan', 'best']);

/** Providers whose models run on hardware of one's own: nothing is billed by the token. */
export const ownHardware: ReadonlySet<string> = new Set([
  'ollama',
  'ollama_chat',
  'lmstudio',
  'lm_studio',
  'llamafile',
  'llamacpp',
  'vllm',
  'hosted_vllm',
  'local',
  'localai',
]);

/**
 * Models shut down, or announced to be, on their maker's own service: developers.openai.com/api/docs/deprecations,
 * ai.google.dev/gemini-api/docs/deprecations, platform.claude.com/docs/en/about-claude/model-deprecations; checked
 * 2026-11-21. The catalogue knows some more by itself.
 */
export const retired: ReadonlySet<string> = new Set([
  // Shut down on 2026-10-23 or before.
  'openai/ada',
  'openai/babbage',
  'openai/chatgpt-4o-latest',
  'openai/codex-mini',
  'openai/curie',
  'openai/davinci',
  'openai/gpt-3.5-0301',
  'openai/gpt-3.5-turbo',
  'openai/gpt-3.5-turbo-0613',
  'openai/gpt-3.5-turbo-1106',
  'openai/gpt-3.5-turbo-16k',
  'openai/gpt-4',
  'openai/gpt-4-32k',
  'openai/gpt-4-turbo',
  'openai/gpt-4-vision-preview',
  'openai/gpt-4.1-nano',
  'openai/gpt-4.5-preview',
  'openai/gpt-4o-2024-05-13',
  'openai/o1',
  'openai/o1-mini',
  'openai/o1-preview',
  'openai/o1-pro',
  'openai/o3-mini',
  'openai/o4-mini',
  'openai/text-davinci-002',
  'openai/text-davinci-003',
  // 2026-12-11.
  'openai/gpt-5',
  'openai/gpt-5-mini',
  'openai/gpt-5-nano',
  'openai/gpt-5-pro',
  'openai/o3',
  'openai/o3-pro',
  // 2027-01-14.
  'openai/gpt-4.1',
  'openai/gpt-4.1-mini',
  'openai/gpt-4o',
  'openai/gpt-4o-mini',
  // 2027-04-01.
  'openai/gpt-5.1',
  'openai/gpt-5.3-codex',
  'openai/gpt-5.4-nano',
  // 2026-06-15 or before.
  'anthropic/claude-2',
  'anthropic/claude-v1',
  'anthropic/claude-3-5-haiku-latest',
  'anthropic/claude-3-5-sonnet',
  'anthropic/claude-3-7-sonnet-latest',
  'anthropic/claude-3-haiku',
  'anthropic/claude-3-opus-latest',
  'anthropic/claude-3-sonnet',
  'anthropic/claude-opus-4-0',
  'anthropic/claude-sonnet-4-0',
  // 2026-12-01 or before.
  'google/gemini-1.0-pro-vision-001',
  'google/gemini-1.5-flash',
  'google/gemini-1.5-pro',
  'google/gemini-2.0-flash',
  'google/gemini-2.0-flash-lite',
  'google/gemini-2.5-flash',
  'google/gemini-2.5-flash-preview',
  'google/gemini-2.5-pro',
  'google/gemini-3-pro-preview',
  'google/gemini-flash-1.5',
  'google/gemini-flash-1.5-8b',
  'google/gemini-pro',
  'google/gemini-pro-1.5',
]);
