/** What tokens can be counted with: OpenAI's encodings, families whose vocabularies are not shipped, and neither. */
export const tokenizers = [
  'o200k_base',
  'o200k_harmony',
  'cl100k_base',
  'p50k_base',
  'r50k_base',
  'claude',
  'claude-4.7',
  'gemini',
  'llama',
  'mistral',
  'deepseek',
  'qwen',
  'unknown',
] as const;

export type Tokenizer = (typeof tokenizers)[number];

/**
 * Which tokenizer a model counts with, by its name; the first rule that matches holds.
 * OpenAI's are those of `tiktoken/model.py` (openai/tiktoken, checked 2026-11-21); the families stand for
 * vocabularies that are not public or not shipped, and are counted with bounds.
 */
const rules: readonly (readonly [RegExp, Tokenizer])[] = [
  [/gpt-oss/, 'o200k_harmony'],
  [/distill-llama/, 'llama'],
  [/distill-qwen/, 'qwen'],
  // Llama 2 had a vocabulary of its own; nobody has said what GPT-6 counts with.
  [/nemotron|llama-?2(?:-|$)|gpt-6/, 'unknown'],
  [/deepseek/, 'deepseek'],
  [/(?:^|[^a-z])(?:chatgpt|gpt)-?(?:4o|4\.1|4\.5|5|chat|audio|realtime|image|transcribe)/, 'o200k_base'],
  [/(?:^|[/.:])o[134](?:-|$)/, 'o200k_base'],
  [/(?:^|[/.])(?:codex-mini|computer-use)/, 'o200k_base'],
  [/gpt-(?:4|3\.?5)|text-embedding-(?:3|ada)/, 'cl100k_base'],
  [/^(?:davinci|babbage)-002$/, 'cl100k_base'],
  [/text-davinci-00[23]|code-davinci/, 'p50k_base'],
  [/(?:^|text-)(?:davinci|curie|babbage|ada)(?:-001)?$/, 'r50k_base'],
  // Opus 4.7 brought a new vocabulary, which all models since share.
  [/claude-(?:[a-z]+-)?(?:4[-.][7-9](?!\d)|[5-9](?!\d))|claude-(?:fable|mythos)/, 'claude-4.7'],
  [/claude-(?:opus|sonnet|haiku)-latest/, 'claude-4.7'],
  [/claude/, 'claude'],
  [/gemini|gemma/, 'gemini'],
  [/qwen|qwq/, 'qwen'],
  [/llama/, 'llama'],
  [/(?:mi|mini|magi|code|dev)stral|(?:mix|pix|vox)tral/, 'mistral'],
];

/** The tokenizer of a model with this catalogue id; `unknown` where none is known. */
export function tokenizerOf(id: string): Tokenizer {
  const name = id.toLowerCase();
  return rules.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
}
