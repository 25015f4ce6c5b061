import { differenceOf, isArticle } from './difference';
import { isEnglish } from './english';
import { isAboutWords } from './mention';
import { literalAsk, normalAsk } from './normal';
import { type Ask, splitAsk } from './split';

/** Whether the answer to one text may serve another, and why, as a sentence for a user. */
export interface Verdict {
  readonly pass: boolean;
  readonly why: string;
}

/**
 * Judges whether the answer to `a` may be given to `b`: whatever is not known to leave the answer as it is, is taken for
 * a difference. Only the first line, where it is English and short, is read as a request that may be put in other
 * words; what stands after a colon or a line end is material, and has to be the same to the letter. No likeness of
 * meaning is looked at: it puts "reverse a list" nearer to "sort a list" than to a paraphrase.
 */
export function mayServe(a: string, b: string): Verdict {
  const [one, other] = [normalised(a), normalised(b)];
  if (one === other) return { pass: true, why: 'Both texts are the same.' };
  const [askA, askB] = [splitAsk(one), splitAsk(other)];
  if (askA.material !== askB.material) return differ('What is asked about is not the same text.');
  const difference = between(askA, askB);
  return difference ? differ(difference) : { pass: true, why: 'Both ask the same in other words.' };
}

/**
 * What all ways known of putting a question share: texts that may serve one another have the same sign. Those with the
 * same sign need not; it is to find them by, and `mayServe` decides.
 */
export function signOf(text: string): string {
  const ask = splitAsk(normalised(text));
  const asked = isEnglish(ask.ask) ? normalAsk(ask, isAboutWords(ask)) : literalAsk(ask);
  const bare = asked.split(' ').filter(it => !isArticle(it));
  return `${bare.join(' ')}\n${ask.material}`;
}

function between(a: Ask, b: Ask): string | undefined {
  if (!isEnglish(a.ask) || !isEnglish(b.ask)) return differenceOf(literalAsk(a), literalAsk(b), 'foreign');
  const aboutWords = isAboutWords(a) || isAboutWords(b);
  return differenceOf(normalAsk(a, aboutWords), normalAsk(b, aboutWords), aboutWords ? 'none' : 'articles');
}

function differ(why: string): Verdict {
  return { pass: false, why };
}

function normalised(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
