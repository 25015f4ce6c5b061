/** Function words that are common in one language and rare or absent in the others. */
const english = wordSet(
  'the of and to is are you your for with that this it be as or not from by on an if what should will can have has which their them its please write using use about any each do must i me my',
);
const others = wordSet(
  // German, Dutch
  'der die das und ist nicht ein eine einen dem den mit für auf sich auch oder wenn wie aus bei nach wird sind du sie bitte het een niet voor zijn wordt deze',
  // French, Spanish, Italian, Portuguese
  'le les des est une pour dans vous que qui avec sur pas sont ce cette el los las una por para con su del como más il lo gli che di per sono della nel um uma não os são seu você está',
  // Turkish, Polish, Scandinavian, Indonesian
  'bir ve bu için ile olarak değil veya lütfen gibi daha jest nie się na jako oraz och att det som inte på är og ikke yang dan untuk dengan dari ini',
);

/**
 * Whether a text is English, and so whether wording rules may read it. Counts function words; a text in another
 * script, or with a fair share of another language's function words, is not. When in doubt, it is not.
 */
export function isEnglish(text: string): boolean {
  const { isLatin, inEnglish, inOthers } = signsIn(text);
  return isLatin === true && inEnglish > 0 && inOthers * 4 <= inEnglish;
}

/** Whether another language shows in a text; a few words of no language do not. */
export function isForeign(text: string): boolean {
  const { isLatin, inEnglish, inOthers } = signsIn(text);
  return isLatin === false || inOthers * 4 > inEnglish;
}

function signsIn(text: string) {
  const sample = text.length > 20_000 ? text.slice(0, 20_000) : text;
  let letters = 0;
  let latin = 0;
  let inEnglish = 0;
  let inOthers = 0;
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    letters += word.length;
    if (/^\p{Script=Latin}+$/u.test(word)) latin += word.length;
    if (english.has(word)) inEnglish++;
    else if (others.has(word)) inOthers++;
  }
  return { isLatin: letters === 0 ? undefined : latin >= letters * 0.9, inEnglish, inOthers };
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(list => list.split(' ')));
}
