import type { Model } from '../prices';
import type { Encoding, Tokens } from '../tokens';
import { encodings } from '../tokens';

/**
 * Counts text the way `model` does, to compare two versions of one text. Where the model's tokenizer is not public,
 * or the model is not known, o200k_base stands in: its count is not the model's, but what is shorter in one is, with
 * few exceptions, shorter in the other.
 */
export function counter(model: Model | undefined, tokens: Tokens): (text: string) => number {
  const encoding: Encoding = encodings.find(it => it === model?.tokenizer) ?? 'o200k_base';
  return text => tokens.count(text, encoding);
}
