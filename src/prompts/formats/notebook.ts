// Prompts inside the code cells of a Jupyter notebook: https://nbformat.readthedocs.io, see `source/`.
import type { Format } from '../format';
import { endsIn } from '../path';
import { readNotebook } from '../source/notebook';

export const notebook = {
  id: 'notebook',
  shared: true,
  sourceCode: true,
  mayBe: path => endsIn(path, '.ipynb'),
  read: (_, text) => readNotebook(text),
} as const satisfies Format;
