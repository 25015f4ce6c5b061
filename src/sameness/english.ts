/** Words that requests in English have, and other languages do not. */
const english = words(
  'the of and to is are was were you your for with that this it be as not from by on if what who where when why how which whose should would could can will do does did have has had their its it please',
  'my me we our or but about any each must may at a write explain list describe define summarise summarize translate compare give tell show name convert generate suggest create fix proofread calculate find extract make sort',
);

/** Function words of other languages that English lacks, or hardly needs in a request. */
const others = words(
  'der das und ist nicht ein eine einen dem den mit für auf sich auch oder wenn wie aus bei nach wird sind sie bitte het een niet voor zijn wordt deze wer wo wann warum welche von',
  'le les des est une pour dans vous que qui avec sur pas sont ce cette el los las una por para con su del como más il lo gli che di per sono della nel uma não os são seu você está quel quelle quels quelles cuál qué cómo où',
  'bir ve bu için ile olarak değil veya gibi daha jest nie się na jako oraz och att det som inte på är og ikke yang dan untuk dengan dari ini',
);

/**
 * Whether a line is English and nothing else, so that it may be put in other words. When in doubt, it is not: then
 * only spaces may differ.
 */
export function isEnglish(line: string): boolean {
  // Quoted text may be of any language.
  const found =
    line
      .replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const letters = found.join('');
  const plain = letters.replace(/[^a-z]/g, '').length;
  if (plain < letters.length * 0.9 || /[¿¡]/.test(line)) return false;
  return found.some(it => english.has(it)) && !found.some(it => others.has(it));
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(list => list.split(' ')));
}
