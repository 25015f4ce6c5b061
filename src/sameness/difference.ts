import { kinds } from './kinds.data';
import { literal, type Pieces } from './pieces';

/** How far two requests may differ: in nothing, in articles that are left out, or not judged at all. */
export type Leeway = 'none' | 'articles' | 'foreign';

/** What two requests differ in, as a sentence; `undefined` where they differ in nothing. */
export function differenceOf(a: Pieces, b: Pieces, leeway: Leeway): string | undefined {
  if (a === b) return undefined;
  if (leeway === 'foreign') return 'They are not the same text, and only English is compared by its meaning.';
  const [one, other] = [a.split(' '), b.split(' ')];
  if (leeway === 'articles' && sameButArticles(one, other)) return undefined;
  return named(one, other);
}

/** "What is time" and "what is the time" ask for two things, so only articles that name nothing may be missing. */
function sameButArticles(one: readonly string[], other: readonly string[]): boolean {
  if (isBareQuestion(one) || isBareQuestion(other)) return false;
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]];
    if (left === right || (isIndefinite(left) && isIndefinite(right))) {
      i++;
      j++;
    } else if (isIdle(one, i)) i++;
    else if (isIdle(other, j)) j++;
    else return false;
  }
  return true;
}

export const isArticle = (word: string) => /^(?:a|an|the)$/.test(word);

const isIndefinite = (word: string | undefined) => word === 'a' || word === 'an';

/** What an article never stands before, so that "a" is a name there; and what it makes another amount of. */
const telling =
  /^(?:few|little|lot|bit|number|couple|good|great|most|second|third|only|same|is|are|do|does|and|or|in|on|to|of|for|with|at|from|by|than|[^\p{L}].*)?$/u;

/** Whether an article changes nothing there: an indefinite one, or one with what it is of named behind or before it. */
function isIdle(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? '';
  if (telling.test(next)) return false;
  if (isIndefinite(words[at])) return true;
  return (
    words[at] === 'the' &&
    (words[at + 2] === 'of' ||
      words[at + 3] === 'of' ||
      words[at - 1] === 'of' ||
      at === 0 ||
      /^(?:uk|usa|eu|un)$/.test(next))
  );
}

/** Asks what one thing is, with nothing that tells which. */
function isBareQuestion(words: readonly string[]): boolean {
  return /^(?:what|who|where|define|explain|describe)(?: (?:is|are|was|were|does))?(?: (?:a|an|the))?(?: [^ ]+){1,2}$/u.test(
    words.join(' '),
  );
}

/** The kind of the first difference that can be named. */
function named(one: readonly string[], other: readonly string[]): string {
  for (const { is, sentence } of kinds) {
    const [left, right] = [one.filter(is), other.filter(is)];
    if (left.join(' ') !== right.join(' ')) return sentence(told(left, right), told(right, left));
  }
  return 'The words do not stand in the same order.';
}

/** The words that the other lacks, as they were written; all of them where only their order is another. */
function told(words: readonly string[], others: readonly string[]): string {
  const rest = [...others];
  const own = words.filter(word => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  const shown = own.length > 0 || rest.length > 0 ? own : words;
  return shown
    .map(it =>
      it
        .replace(literal, '')
        .replaceAll('\u00a0', ' ')
        .replace(/^#(?:time~|date~)?/, '')
        .replace('~', ' '),
    )
    .join(' ');
}
