// Prompts inside Python: see `source/`.
import type { Format } from '../format';
import { endsIn } from '../path';
import { python as language } from '../source/python/language';
import { readSource } from '../source/source';

export const python = {
  id: 'python',
  shared: true,
  sourceCode: true,
  mayBe: path => endsIn(path, '.py', '.pyi'),
  read: (_, text) => readSource(text, language),
} as const satisfies Format;
