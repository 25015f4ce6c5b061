import { found } from './literals';

/** Negations: none may go or come. A contraction and its long form count as one. */
export const negation =
  /\b(?:not|never|no|none|nor|neither|nothing|nobody|without(?! saying\b)|cannot|avoid|refuse)\b|n['’]t\b/gi;

/** Words that say what has to be, when and how much: none may go. "If you could" is courtesy. */
export const constraint =
  /\b(?:at\s+(?:most|least)|(?:more|less|fewer)\s+than|up\s+to(?=\s+[\d{$%[<])|except|unless|until|only|solely|just|exactly|precisely|strictly|always|must|shall|(?<!\bi )should|required?|mandatory|necessary|forbidden|prohibited|allowed|every|each|all|any|both|either|least|most|more|less|fewer|maximum|minimum|max|min|if(?! you (?:could|would)\b)|when|before|after|first|last|then)\b/gi;

/** A negation as it is compared. */
export function normalNegation(word: string): string {
  const lower = word.toLowerCase();
  return lower === 'cannot' || /n['’]t$/.test(lower) ? 'not' : lower;
}

/** A word that constrains, as it is compared: lines may be joined. */
export const normalConstraint = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ');

export const negations = (text: string): string => found(text, negation).map(normalNegation).join(' ');

export const constraints = (text: string): readonly string[] => found(text, constraint).map(normalConstraint);

/** Whether `words` stand in `others` in the same order, others between them or not. */
export function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (other === words[at]) at++;
  return at === words.length;
}
