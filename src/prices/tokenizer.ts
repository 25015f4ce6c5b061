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
  'mistral-7b',
  'tekken',
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
  // Mistral's open models of before 2025, but for NeMo, Ministral 8B and Pixtral 12B, have the first vocabulary; those
  // and all since have Tekken (MODEL_NAME_TO_TOKENIZER_CLS of mistralai/mistral-common, and its documentation, "we moved
  // from this library", both read on 2026-11-22). Of its closed models, and of names without a version, nobody has said.
  [/mistral-?7b|mixtral|mathstral|pixtral-large|codestral-(?:2405|22b|mamba)|mistral-embed/, 'mistral-7b'],
  [/mistral-(?:tiny|small|medium|large)-(?:2312|2402)|mistral-large-24(?:07|11)/, 'mistral-7b'],
  [/mistral-nemo|pixtral-12b|ministral-(?:8b|14b|3-|\w+-2512)|magistral|devstral|voxtral/, 'tekken'],
  [/mistral-(?:small-(?:latest|3|24b|25|26)|large-(?:latest|3|25)|24b)/, 'tekken'],
  [/(?:mi|mini|code)stral|pixtral/, 'mistral'],
];

/** The tokenizer of a model with this catalogue id; `unknown` where none is known. */
export function tokenizerOf(id: string): Tokenizer {
  const name = id.toLowerCase();
  return rules.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
}
