import type { Role } from '../prompts';
import { squeezeInto, textOf } from './squeeze';

/** A message of a request. Parts of one content may be given as messages of their own. */
export interface AskedMessage {
  readonly role: Role;
  readonly text: string;
}

/** Who says a message: the program, or whoever uses it. What a model or a tool said is no prompt's text. */
export type Voice = 'system' | 'user';

/** Who says what a message of this role holds; undefined for answers. */
export function voiceOf(role: Role): Voice | undefined {
  if (role === 'user') return 'user';
  return role === 'system' || role === 'developer' ? 'system' : undefined;
}

/** A stretch of the squeezed text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Spoken extends Stretch {
  readonly voice: Voice;
}

/** A request as it is compared: the squeezed texts of its messages one after the other, answers left out. */
export interface Asked {
  readonly codes: Uint16Array;
  readonly length: number;
  readonly messages: readonly Spoken[];
  /** Messages that follow each other without an answer between them: a message of a prompt may be split over them. */
  readonly turns: readonly Stretch[];
  /** The same as `codes`, made when first asked for: most requests of other programs are told by their codes. */
  readonly text: () => string;
  /** What answers hold, squeezed: tells prompts apart that differ in their examples alone. */
  readonly answers: () => string;
}

let buffer = new Uint16Array(1 << 16);

/** Makes a request comparable. The codes are good until the next one is made: there is one buffer for all. */
export function askedOf(messages: readonly AskedMessage[]): Asked {
  const length = messages.reduce((sum, it) => sum + it.text.length, 0);
  if (buffer.length < length) buffer = new Uint16Array(2 ** Math.ceil(Math.log2(length)));
  const codes = buffer;
  const spoken: Spoken[] = [];
  const turns: { start: number; end: number }[] = [];
  let end = 0;
  let isNewTurn = true;
  for (const { role, text } of messages) {
    const voice = voiceOf(role);
    if (!voice) {
      isNewTurn = true;
      continue;
    }
    const start = end;
    end = squeezeInto(text, codes, start);
    spoken.push({ voice, start, end });
    const turn = turns.at(-1);
    if (turn && !isNewTurn) turn.end = end;
    else turns.push({ start, end });
    isNewTurn = false;
  }
  let whole: string | undefined;
  return {
    codes,
    length: end,
    messages: spoken,
    turns,
    text: () => {
      whole ??= textOf(codes, end);
      return whole;
    },
    answers: () => answersOf(messages),
  };
}

function answersOf(messages: readonly AskedMessage[]): string {
  const text = messages.map(it => (voiceOf(it.role) ? '' : it.text)).join('');
  const codes = new Uint16Array(text.length);
  return textOf(codes, squeezeInto(text, codes, 0));
}
