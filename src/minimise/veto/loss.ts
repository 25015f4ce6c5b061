import { blocksOf } from './blocks';
import { literals } from './literals';
import { constraint, isWithin, negation, normalConstraint, normalNegation } from './words';

/** Something of a text that another version of it must have too. */
interface Fact {
  /** As it is compared. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface Kind {
  readonly what: string;
  readonly in: (text: string) => readonly Fact[];
  /** The new version may have more of them. */
  readonly mayCome?: true;
}

/** Words that are shouted, which names in capitals are not. */
const shouted =
  /^(?:very|important|critical|note|please|extremely|absolutely|really|highly|crucial|essential|warning|caution|your|you|the|and|or|of|to|in|is|are|be|do|a)$/i;

/** A capital in the middle of a sentence: a name, a language, a format. */
const name =
  /(?<=(?:^|[ \t])\p{Ll}[\p{L}'’-]{0,40},?[ \t])\p{Lu}[\p{L}\p{N}]*(?:[ \t-]\p{Lu}[\p{L}\p{N}]*)*/gmu;

/** The very list that edits are held to, and the blocks. */
const kinds: readonly Kind[] = [
  ...literals.map(
    ([what, pattern]): Kind => ({
      what,
      in: text => factsIn(text, pattern, it => it.replace(/^\*\*(?=\w)|\*\*(?=:?$)/g, '')),
    }),
  ),
  { what: 'negation', in: text => factsIn(text, negation, normalNegation) },
  { what: 'word', in: text => factsIn(text, constraint, normalConstraint), mayCome: true },
  {
    what: 'block',
    in: text => blocksOf(text).map(([start, end]) => ({ value: text.slice(start, end), start, end })),
  },
];

/**
 * What a rewritten text lost, as a sentence that begins with "It"; `undefined` when nothing. The veto on edits, for
 * whole texts: every literal and every word that carries a constraint must be there as often and in the same order,
 * and no literal or negation be newly made. Beyond it, names may not go: an edit's own words show them, a whole new
 * text does not.
 */
export function lossIn(before: string, after: string): string | undefined {
  for (const kind of kinds) {
    const loss = compared(kind, before, after);
    if (loss) return loss;
  }
  const lower = ` ${after.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const gone = namesIn(before).find(it => !lower.includes(` ${it.value.toLowerCase()} `));
  return gone && `It lost the name ${shown(gone, before)}.`;
}

function compared({ what, in: factsOf, mayCome }: Kind, before: string, after: string): string | undefined {
  const [were, are] = [factsOf(before), factsOf(after)];
  const values = (facts: readonly Fact[]) => facts.map(it => it.value);
  const isKept = mayCome
    ? isWithin(values(were), values(are))
    : values(were).join('\0') === values(are).join('\0');
  if (isKept) return undefined;
  const gone = firstMissing(were, are);
  if (gone) return `It lost the ${what} ${shown(gone, before)}.`;
  const come = mayCome ? undefined : firstMissing(are, were);
  if (come) return `It added the ${what} ${shown(come, after)}.`;
  const moved = are[were.findIndex((it, index) => it.value !== are[index]?.value)];
  return `It moved the ${what} ${moved ? shown(moved, after) : 'that it was given'}.`;
}

/** The first of `facts` that `others` have fewer of, looked for from where the two part. */
function firstMissing(facts: readonly Fact[], others: readonly Fact[]): Fact | undefined {
  const left = new Map<string, number>();
  for (const { value } of others) left.set(value, (left.get(value) ?? 0) + 1);
  for (const { value } of facts) left.set(value, (left.get(value) ?? 0) - 1);
  const missing = (it: Fact) => (left.get(it.value) ?? 0) < 0;
  const parted = facts.findIndex((it, index) => it.value !== others[index]?.value);
  return facts.slice(Math.max(0, parted)).find(missing) ?? facts.find(missing);
}

function factsIn(text: string, pattern: RegExp, normal: (found: string) => string): readonly Fact[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    value: normal(found),
    start: index,
    end: index + found.length,
  }));
}

function namesIn(text: string): readonly Fact[] {
  return factsIn(text, name, it => it).flatMap(({ start, end, value }) =>
    value
      .split(/[ \t-]/)
      .filter(it => it.length > 1 && !shouted.test(it))
      .map(it => ({ value: it, start, end })),
  );
}

/** UTF-16 units of the text shown on each side of a fact. */
const around = 24;

/** `30 in “in at most 30 words”`: a fact and what stands beside it on its line, cut at words. */
function shown({ start, end, value }: Fact, text: string): string {
  const [before] = text.slice(0, start).split('\n').slice(-1);
  const [after] = text.slice(end, end + 200).split(/\r?\n/, 1);
  const lead = before!.length > around ? before!.slice(-around).replace(/^\S*\s?/, '') : before!;
  const tail = after!.length > around ? after!.slice(0, around).replace(/\s?\S*$/, '') : after!;
  const fact = short(value);
  const context = (lead + text.slice(start, end) + tail).trim().replace(/[.,:;]+$/, '');
  return context.length > value.length && !context.includes('\n') ? `${fact} in “${context}”` : fact;
}

/** At most 60 characters on one line; a word in quotation marks. */
function short(value: string): string {
  const line = value.trim().replace(/\s+/g, ' ');
  const cut = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  return /^\p{L}[\p{L}'’-]*$/u.test(cut) ? `“${cut}”` : cut;
}
