import { type Span, touches, united } from '../span';
import { brackets } from './brackets';
import { codeBlocks } from './code';
import { announcedBlocks, exampleBlocks } from './examples';
import { fences } from './fences';
import { inlineSpans } from './inline';
import { headedBlocks, labelledBlocks } from './labels';
import { quotes } from './quotes';
import { words } from './words';

/**
 * What no rule may touch in a text: everything that is read literally (code, data, quotations, placeholders) or that
 * shows the model what to imitate (examples, templates). Errs on the side of protecting: a missed saving costs a
 * token, a broken example costs the prompt.
 */
export function protect(text: string, lines: readonly Span[]): readonly Span[] {
  const fenced = united(fences(text, lines));
  const outside = lines.filter(line => !touches(fenced, line.start, line.end));
  return united([
    ...fenced,
    ...inlineSpans(text, fenced),
    ...quotes(text),
    ...brackets(text),
    ...words(text),
    ...codeBlocks(text, lines),
    ...exampleBlocks(text, lines, fenced),
    ...labelledBlocks(text, outside),
  ]);
}

/** What may be somebody's data rather than the author's words: only rules that change no word may touch it. */
export function suspect(text: string, lines: readonly Span[]): readonly Span[] {
  return united([...headedBlocks(text, lines), ...announcedBlocks(text, lines)]);
}
