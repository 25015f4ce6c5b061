import { scanCl100k } from './cl100k';
import { Counter, type Pattern } from './counter';
import { CountedDocument } from './document';
import { estimateTokens } from './estimate';
import { scanO200k } from './o200k';
import { plainCl100k, plainO200k, plainR50k } from './plain';
import { scanR50k } from './r50k';
import { seamCl100k, seamO200k, seamR50k } from './seam';
import type { Tables } from './tables';
import type { Encoding, Family, TokenCount, TokenDocuments, Tokens } from './tokenizer';

const o200k: Pattern = { scan: scanO200k, plain: plainO200k, seam: seamO200k };
const cl100k: Pattern = { scan: scanCl100k, plain: plainCl100k, seam: seamCl100k };
const r50k: Pattern = { scan: scanR50k, plain: plainR50k, seam: seamR50k };

const patterns: Readonly<Record<Encoding, Pattern>> = {
  o200k_base: o200k,
  o200k_harmony: o200k,
  cl100k_base: cl100k,
  p50k_base: r50k,
  r50k_base: r50k,
};

/**
 * A counter over tables from outside.
 * @param load gives the tables of an encoding; called once per encoding, when it is first counted in.
 */
export function createTokens(load: (encoding: Encoding) => Tables): Tokens & TokenDocuments {
  const counters = new Map<Encoding, Counter>();
  const counterOf = (encoding: Encoding): Counter => {
    const counter = counters.get(encoding) ?? new Counter(patterns[encoding], load(encoding));
    counters.set(encoding, counter);
    return counter;
  };
  const count = (text: string, encoding: Encoding): number => counterOf(encoding).count(text);
  return {
    count,
    open: (text, encoding) => new CountedDocument(text, counterOf(encoding)),
    measure(text, tokenizer): TokenCount {
      if (isEncoding(tokenizer)) {
        const tokens = count(text, tokenizer);
        return { tokens, low: tokens, high: tokens, basis: 'exact' };
      }
      return estimateTokens(text, tokenizer, part => count(part, 'o200k_base'));
    },
  };
}

function isEncoding(tokenizer: Encoding | Family): tokenizer is Encoding {
  return tokenizer in patterns;
}
