import type { Tokenizer } from './tokenizer';

const sources: Readonly<Record<Exclude<Tokenizer, `${string}_${string}`>, string>> = {
  claude:
    'Claude’s vocabulary of 2023, the last one public, widened by published counts of Claude 3.5 (16 % more than o200k_base on English, 30 % on Python)',
  'claude-4.7':
    'Claude’s vocabulary of 2023, the last one public, and published counts of Opus 4.7 beside 4.6 (up to 1.48 times as many on English, 1.39 on code, as many beyond Latin)',
  gemini: 'the vocabularies Google published with Gemma',
  llama: 'the vocabulary of Llama 3.1',
  mistral: 'both vocabularies of Mistral’s, as nobody has said which of them this model has',
  'mistral-7b': 'the vocabulary of Mistral 7B, which the older of Mistral’s models share',
  tekken: 'Mistral’s vocabulary since 2024, Tekken',
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
