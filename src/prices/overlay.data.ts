/**
 * What the price catalogue (@pydantic/genai-prices) does not hold. Each table says where it is from and when it
 * was checked. Ids are the catalogue's.
 */

/** The catalogue package carries no date; this is when its version was published on npm. Checked 2026-11-21. */
export const catalogue = { version: '0.1.8', published: '2026-09-23' } as const;

/**
 * Short names that mean one model, as `provider/id`. Claude Code and Agent Skills write `model: sonnet` for the
 * newest Sonnet (code.claude.com/docs/en/model-config, checked 2026-11-21); the newest in the catalogue is meant.
 */
export const aliases: Readonly<Record<string, string>> = {
  sonnet: 'anthropic/claude-sonnet-5',
  'sonnet[1m]': 'anthropic/claude-sonnet-5',
  opus: 'anthropic/claude-opus-5-5',
  'opus[1m]': 'anthropic/claude-opus-5-5',
  haiku: 'anthropic/claude-haiku-4-5',
  'claude-2.0': 'anthropic/claude-2',
  'claude-2.1': 'anthropic/claude-2',
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

interface Limits {
  /** Tokens an answer may hold, reasoning included. */
  readonly maxOutput: number;
  /** Tokens a request and its answer may hold together, where the catalogue does not say. */
  readonly contextWindow?: number;
}

/** Limits by `provider/id`. */
export const limits: Readonly<Record<string, Limits>> = {};
