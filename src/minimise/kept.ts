import type { Message } from '../prompts';
import { isForeign } from './language';
import { readPages } from './page';
import { matches, type Span, united } from './span';

/**
 * What of a message must stay as it is when its words are rewritten: what no rule may touch, what may be somebody's
 * data, and lines in other languages than English, whose negations no check of ours can read. In order, without overlap.
 */
export function keptSpans({ text, markup }: Pick<Message, 'text' | 'markup'>): readonly Span[] {
  const { shield } = readPages({ text, markup, startsFile: false }).forWords;
  const foreign = [...matches(text, /[^\r\n]+/g)].filter(it => isForeign(text.slice(it.start, it.end)));
  return united([...shield, ...foreign]);
}
