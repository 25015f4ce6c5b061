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

/**
 * Things of which there are only single ones, so that "list" can be nothing but "a list". Of most words there are both:
 * "an iron" and "iron", "a chicken" and "chicken".
 */
const countable =
  /^(?:list|lists|string|file|folder|directory|function|branch|dictionary|dict|array|tuple|script|program|class|regex|query|variable|loop|div|button|column|row|database|server|website|poem|haiku|essay|story|car|house|laptop|book|bicycle|bike|guitar|table|number|integer|account|bank|url|user|commit)$/;

/** What there is but one of. */
const only = /^(?:uk|usa|eu|un|flu|internet|world|sun|moon|earth|universe|netherlands)$/;

/** Whether an article changes nothing there: what follows is single anyway, or is told by what it is of. */
function isIdle(words: readonly string[], at: number): boolean {
  const [word, next = '', second, third] = words.slice(at, at + 4);
  if (isIndefinite(word)) return countable.test(next);
  if (word !== 'the') return false;
  if (only.test(next)) return true;
  const isPlain =
    /^\p{L}/u.test(next) && !/^(?:most|first|last|second|third|same|only|rest|few|number)$/.test(next);
  return isPlain && (second === 'of' || third === 'of');
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
