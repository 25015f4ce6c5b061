import type { Expanded, Message, Range } from '../prompts';
import { type Voice, voiceOf } from './asked';
import { stepOf } from './control';
import { squeezed } from './squeeze';

/** A stretch of a prompt's own text, squeezed. Before and behind it something may stand: a value, as a rule. */
export interface Part {
  readonly text: string;
  /** It stands in a block of the template that is sent or not, or several times. */
  readonly optional: boolean;
}

/** A message of a prompt, or several that are sent as one. */
export interface Unit {
  readonly voice: Voice;
  /** In order; none where a value is all of the message. */
  readonly parts: readonly Part[];
  /** Whether a value or a block stands before its own text: else a message begins with it. */
  readonly startsOpen: boolean;
  readonly endsOpen: boolean;
}

/** A prompt's own text as it is looked for in requests. */
export interface Template {
  /** Ways to send its messages: each by itself, the first two as one, all as one. */
  readonly forms: readonly (readonly Unit[])[];
  /** What its examples answer, squeezed: tells prompts apart that are else the same. */
  readonly answers: readonly string[];
  /** Tools send it among text of theirs, with every request. */
  readonly alwaysLoaded: boolean;
}

/**
 * The template of a prompt, with what it includes in place.
 * @param text of its file: between messages too there may be tags that leave some of them out
 */
export function templateOf({ prompt, blanks }: Pick<Expanded, 'prompt' | 'blanks'>, text: string): Template {
  const { messages, placeholders, alwaysLoaded } = prompt;
  const between = placeholders.filter(it => !it.comment && !messages.some(message => isInside(it, message)));
  const tags = between.toSorted((a, b) => a.start - b.start);
  const units: Unit[] = [];
  const answers: string[] = [];
  let depth = 0;
  let next = 0;
  for (const [index, message] of messages.entries()) {
    for (let tag = tags[next]; tag && tag.start < message.start; tag = tags[++next])
      depth = stepped(depth, text.slice(tag.start, tag.end));
    const { unit, depthBehind } = unitOf(message, blanks[index] ?? [], depth);
    depth = depthBehind;
    if (unit.voice) units.push({ ...unit, voice: unit.voice });
    else answers.push(...unit.parts.filter(it => !it.optional).map(it => it.text));
  }
  return { forms: formsOf(units), answers, alwaysLoaded };
}

const isInside = (range: Range, message: Message) => range.start >= message.start && range.end <= message.end;

const stepped = (depth: number, tag: string) => Math.max(0, depth + stepOf(tag));

/** @param depth how many blocks the message stands in */
function unitOf({ role, text }: Message, blanks: readonly Range[], depth: number) {
  const parts: Part[] = [];
  let at = 0;
  let startsOpen = depth > 0;
  let isOpen = startsOpen;
  const add = (end: number) => {
    const own = squeezed(text.slice(at, end));
    if (own === '') return;
    if (parts.length === 0) startsOpen = isOpen;
    parts.push({ text: own, optional: depth > 0 });
    isOpen = depth > 0;
  };
  for (const { start, end } of blanks) {
    add(start);
    isOpen = true;
    depth = stepped(depth, text.slice(start, end));
    at = end;
  }
  add(text.length);
  const open = { startsOpen: startsOpen || parts.length === 0, endsOpen: isOpen || parts.length === 0 };
  return { unit: { voice: voiceOf(role), parts, ...open }, depthBehind: depth };
}

function formsOf(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const [first, second, ...others] = units;
  if (!first || !second) return units.length === 0 ? [] : [units];
  const two = joined(first, second);
  if (others.length === 0) return [units, [two]];
  return [units, [two, ...others], [others.reduce(joined, two)]];
}

/** Two messages sent as one, which is in the voice of the first: what follows in another's is as sure or less. */
function joined(a: Unit, b: Unit): Unit {
  const [last, first] = [a.parts.at(-1), b.parts[0]];
  const isSeamless = !a.endsOpen && !b.startsOpen && last && first;
  const parts = isSeamless
    ? [...a.parts.slice(0, -1), { text: last.text + first.text, optional: false }, ...b.parts.slice(1)]
    : [...a.parts, ...b.parts];
  return { voice: a.voice, parts, startsOpen: a.startsOpen, endsOpen: b.endsOpen };
}
