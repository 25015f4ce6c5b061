import type { Tokenizer } from './tokenizer';

const sources: Readonly<Record<Exclude<Tokenizer, `${string}_${string}`>, string>> = {
  claude:
    'Claude’s vocabulary of 2023, the last one public, and Anthropic’s word that models from Opus 4.7 on make 1.0 to 1.35 times as many tokens',
  gemini: 'the vocabulary Google published with Gemma',
  llama: 'the vocabulary of Llama 3.1',
  mistral: 'Mistral’s first vocabulary and what Mistral published about its newer one, Tekken',
  deepseek: 'the vocabulary of DeepSeek V3',
  qwen: 'the vocabulary of Qwen 3',
  unknown: 'six public vocabularies, as this model’s own is not known',
};

/** What a count for `tokenizer` rests on, as a sentence for people. */
export function describeBasis(tokenizer: Tokenizer): string {
  if (tokenizer in sources) {
    const source = sources[tokenizer as keyof typeof sources];
    return `Estimated from the o200k_base count and the kind of text, measured against ${source}.`;
  }
  return `Exact, counted in ${tokenizer}, OpenAI’s own encoding of this model.`;
}
