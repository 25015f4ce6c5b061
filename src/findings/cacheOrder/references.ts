/** Words that point back, and words that point on. */
const back = /\b(?:above|preceding|previous(?:ly)?|earlier|aforementioned|foregoing|prior)\b(?!\s+\d)/gi;
const on = /\b(?:below|following|as follows|underneath|next)\b/gi;
/** What stands first. */
const top = /\bat the (?:very )?(?:top|beginning|start)\b/gi;

/** What prompts call the text that they are given. */
const given =
  'text|context|documents?|inputs?|content|information|data|questions?|conversation|passages?|articles?|messages?|values?|details|date';

/** So many characters after a block, any word that points back may mean it. */
const near = 400;

/**
 * Why a block cannot move behind `after` without making a word of the text false; undefined when it can.
 * @param before the text in front of the block
 * @param block the block, what is filled in included
 * @param blank where in the block something is filled in first
 * @param after all static text behind it
 */
export function refersToPlace(
  before: string,
  block: string,
  blank: number,
  after: string,
): string | undefined {
  const lead = /\b(?:here (?:is|are|comes)|following|this is|these are|below)\b[^\n]*\s*$/i;
  const introduced = lead.exec(before.slice(-160))?.[0].trim();
  if (introduced) return introduced;
  const follow = /^\s*(?:this|that|these|those|it|its|they|their|he|she|such)\b/i.exec(after)?.[0].trim();
  if (follow) return follow;
  for (const { 0: word, index } of block.matchAll(on)) {
    const toBlank = block.slice(index, blank);
    if (index > blank || !/[:\n]/.test(toBlank)) return word;
  }
  const own = wordsOf(block);
  for (const { 0: word, index } of (before + after).matchAll(top)) {
    if (own.test((before + after).slice(Math.max(0, index - 60), index))) return word;
  }
  for (const { 0: word, index } of after.matchAll(back)) {
    const around = after.slice(Math.max(0, index - 60), index + 60);
    if (index < near || own.test(around)) return word;
  }
  return undefined;
}

/** The words a block may be called by: its own, and what prompts call such text. */
function wordsOf(block: string): RegExp {
  const own = new Set(block.toLowerCase().match(/[a-z]{4,}/g) ?? []);
  return new RegExp(`\\b(?:${[...own, given].join('|')})\\b`, 'i');
}
