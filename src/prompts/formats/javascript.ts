// Prompts inside JavaScript and TypeScript: see `source/`.
import type { Format } from '../format';
import { endsIn } from '../path';
import { javascript as language } from '../source/javascript/language';
import { readSource } from '../source/source';

const typed = ['.ts', '.mts', '.cts'] as const;
const untyped = ['.js', '.jsx', '.mjs', '.cjs'] as const;

export const javascript = {
  id: 'javascript',
  shared: true,
  sourceCode: true,
  mayBe: path => endsIn(path, '.tsx', ...typed, ...untyped) && !endsIn(path, '.d.ts', '.min.js'),
  read: (path, text) =>
    readSource(text, language(endsIn(path, '.tsx') ? 'ts jsx' : endsIn(path, ...typed) ? 'ts' : 'jsx')),
} as const satisfies Format;
