import type { Asked, Spoken, Stretch, Voice } from './asked';
import type { Placement } from './place';

/** A prompt that may have made a request. */
export interface Candidate<P extends Identity> {
  readonly prompt: P;
  readonly placement: Placement;
  readonly alwaysLoaded: boolean;
  /** Its text is that of the time of the call, not one it had before or after. */
  readonly isOfTheTime: boolean;
  /** Whether what its examples answer is there: 1 all of it, -1 not all; 0 where it has none. */
  readonly examples: -1 | 0 | 1;
}

/** What tells prompts apart, and their versions together. */
export interface Identity {
  /** The same for all versions of a prompt. */
  readonly id: string;
  /** The file it is in. */
  readonly file: string;
}

/** Fewer characters of another prompt's own text may stand in a value by chance. */
const chance = 12;
/** So many do not. */
const evidence = 30;

/**
 * The candidates between which the text does not decide: one when it does, the first of them the one with the most own
 * text. Whole prompts come before parts, and files that are sent with everything last; the longest own text wins where
 * it covers the other's; a message that is a value as a whole is not looked into.
 */
export function decide<P extends Identity>(
  candidates: readonly Candidate<P>[],
  asked: Asked,
): readonly Candidate<P>[] {
  const ranked = [...new Set(candidates.map(rank))].sort((a, b) => b - a);
  const best = candidates
    .filter(it => rank(it) === ranked[0])
    .sort((a, b) => b.placement.length - a.placement.length || preference(b) - preference(a));
  const left: Candidate<P>[] = [];
  for (const it of best) if (!best.some(other => other !== it && wins(other, it, asked))) left.push(it);
  const ids = new Set<string>();
  return left.filter(it => !ids.has(it.prompt.id) && ids.add(it.prompt.id));
}

function rank<P extends Identity>({ alwaysLoaded, placement }: Candidate<P>): number {
  return (alwaysLoaded ? 0 : 2) + (placement.isWhole ? 1 : 0);
}

/** What tells twins apart, the strongest first. */
function preference<P extends Identity>({ placement, isOfTheTime, examples }: Candidate<P>): number {
  return (isOfTheTime ? 8 : 0) + (isInVoice(placement) ? 4 : 0) + examples;
}

const isInVoice = ({ inVoice, length }: Placement) => inVoice === length;

/** Whether `a` leaves `b` no claim to the request. */
function wins<P extends Identity>(a: Candidate<P>, b: Candidate<P>, asked: Asked): boolean {
  if (a.prompt.id === b.prompt.id) return false;
  const extra = uncovered(a.placement.stretches, b.placement.stretches);
  const lacking = uncovered(b.placement.stretches, a.placement.stretches);
  if (extra === 0 && lacking === 0) return preference(a) > preference(b);
  if (lacking === 0 || extra === 0) return lacking === 0;
  if (lacking < chance && extra >= evidence) return true;
  const isApart = extra === a.placement.length && lacking === b.placement.length;
  return isApart && leads(a, b, asked);
}

/** Whether of two prompts that may both have been sent, each its own text, `a` is the one the call is booked on. */
function leads<P extends Identity>(a: Candidate<P>, b: Candidate<P>, asked: Asked): boolean {
  const [its, others] = [messagesOf(a.placement, asked), messagesOf(b.placement, asked)];
  const [itsVoices, othersVoices] = [voicesOf(its), voicesOf(others)];
  const [holds, isHeld] = [isWithin(othersVoices, a.placement.free), isWithin(itsVoices, b.placement.free)];
  if (holds || isHeld) return !isHeld;
  // Text with another's between its parts is no single value of that other.
  const [isAround, isWithinIt] = [surrounds(a.placement, b.placement), surrounds(b.placement, a.placement)];
  if (isAround !== isWithinIt) return isAround;
  const isLonger = a.placement.length > b.placement.length;
  if (a.prompt.file === b.prompt.file || (a.alwaysLoaded && b.alwaysLoaded)) return isLonger;
  if ([...its].some(it => others.has(it))) {
    // Pieces of one system message are put together by the program; else either may be the value of the other.
    const isPutTogether = !a.placement.isWhole && !itsVoices.has('user') && !othersVoices.has('user');
    return isPutTogether && isLonger;
  }
  // What a user says may be pasted; what stands where its file says, and the system's words, are the program's.
  const certain = (it: Candidate<P>, voices: ReadonlySet<Voice>) =>
    (voices.has('system') ? 2 : 0) + (isInVoice(it.placement) ? 1 : 0);
  const ahead = certain(a, itsVoices) - certain(b, othersVoices);
  return ahead > 0 || (ahead === 0 && itsVoices.has('system') && isLonger);
}

/** Whether text of `b` stands between parts of `a`. */
function surrounds(a: Placement, b: Placement): boolean {
  const [start, end] = [a.stretches[0]?.start ?? 0, a.stretches.at(-1)?.end ?? 0];
  return b.stretches.some(it => it.start > start && it.end < end);
}

function messagesOf({ stretches }: Placement, { messages }: Asked): ReadonlySet<Spoken> {
  return new Set(stretches.flatMap(({ start }) => messages.find(it => start < it.end) ?? []));
}

const voicesOf = (messages: ReadonlySet<Spoken>): ReadonlySet<Voice> =>
  new Set([...messages].map(it => it.voice));

const isWithin = (voices: ReadonlySet<Voice>, free: ReadonlySet<Voice>) =>
  [...voices].every(it => free.has(it));

/** Characters of `a` that are not among those of `b`; both ascend. */
function uncovered(a: readonly Stretch[], b: readonly Stretch[]): number {
  let left = 0;
  let index = 0;
  for (const { start, end } of a) {
    let at = start;
    while (index > 0 && (b[index - 1]?.end ?? 0) > at) index--;
    for (; at < end; index++) {
      const next = b[index];
      left += Math.max(0, Math.min(end, next?.start ?? end) - at);
      at = Math.max(at, Math.min(end, next?.end ?? end));
      if (!next || next.end >= end) break;
    }
  }
  return left;
}
