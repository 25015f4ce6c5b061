import type { Asked, Spoken, Stretch } from './asked';
import type { Part, Unit } from './template';

/** Optional parts that are shorter stand in any value. */
const leastOptional = 8;

/** Where the text of one message of a prompt stands, ascending. */
export type Fitted = readonly Stretch[];

/**
 * Places a message so that its own text begins where a message of the request does, and ends where one does; at an end
 * where it has a value, anything may stand. It may be split over messages, at the seam of its own text and a value.
 * @param from no earlier than here
 */
export function fitWhole(unit: Unit, asked: Asked, from: number): Fitted | undefined {
  for (const turn of asked.turns) {
    if (turn.end <= from) continue;
    const room = { start: Math.max(turn.start, from), end: turn.end };
    const messages = asked.messages.filter(it => it.start >= room.start && it.end <= room.end);
    for (const start of unit.startsOpen ? [room.start] : messages.map(it => it.start)) {
      const fitted = fitFrom(unit, asked.text(), { start, end: room.end }, messages);
      if (fitted && !isTorn(fitted, messages)) return fitted;
    }
  }
  return undefined;
}

/**
 * Places a message where the request's says more: anywhere in the words of a program. What users say may hold it as a
 * value, so that there it must come first.
 * @param anywhere in the words of users too
 */
export function fitWithin(unit: Unit, asked: Asked, from: number, anywhere: boolean): Fitted | undefined {
  for (const { start, end, voice } of asked.messages) {
    if (end <= from) continue;
    const isLoose = anywhere || voice === 'system';
    if (!isLoose && (unit.startsOpen || start < from)) continue;
    const loose = { ...unit, startsOpen: isLoose, endsOpen: true };
    const fitted = fitFrom(loose, asked.text(), { start: Math.max(start, from), end }, []);
    if (fitted) return fitted;
  }
  return undefined;
}

/** The parts in order: the first where the room begins unless it starts open, the last where a message ends. */
function fitFrom(
  { parts, startsOpen, endsOpen }: Unit,
  text: string,
  room: Stretch,
  messages: readonly Spoken[],
): Fitted | undefined {
  const found: Stretch[] = [];
  const last = endsOpen ? -1 : parts.length - 1;
  let at = room.start;
  let waiting: Part[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.optional) {
      waiting.push(part);
      continue;
    }
    const { length } = part.text;
    const isFirst = index === 0 && !startsOpen;
    const starts = isFirst ? [at] : index === last ? messages.map(it => it.end - length) : undefined;
    const start = starts
      ? starts.find(it => it >= at && text.startsWith(part.text, it))
      : text.indexOf(part.text, at);
    const end = (start ?? 0) + length;
    if (start === undefined || start < 0 || end > room.end) return undefined;
    if (isFirst && index === last && !messages.some(it => it.end === end)) return undefined;
    found.push(...optionalIn(waiting, text, { start: at, end: start }), { start, end });
    waiting = [];
    at = end;
  }
  found.push(...optionalIn(waiting, text, { start: at, end: room.end }));
  return found.length > 0 ? found : undefined;
}

/** Those of the parts that are there, in order. */
function optionalIn(parts: readonly Part[], text: string, room: Stretch): readonly Stretch[] {
  let at = room.start;
  return parts.flatMap(part => {
    if (part.text.length < leastOptional) return [];
    const start = text.indexOf(part.text, at);
    const end = start + part.text.length;
    if (start < 0 || end > room.end) return [];
    at = end;
    return [{ start, end }];
  });
}

/** Whether one value reaches from one voice's message into the other's: then it is two, and the prompt another. */
function isTorn(fitted: Fitted, messages: readonly Spoken[]): boolean {
  return messages.some(({ end, voice }, index) => {
    const behind = messages[index + 1];
    if (!behind || behind.voice === voice) return false;
    return fitted.some((stretch, at) => {
      const next = fitted[at + 1];
      return next !== undefined && stretch.end < end && next.start > behind.start;
    });
  });
}
