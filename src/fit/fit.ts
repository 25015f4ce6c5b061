import { fileEdit, type Message, type Prompt, type PromptFile, type TextEdit } from '../prompts';
import { applied, whole } from './applied';
import { cutUp } from './cut';
import { dropTurns } from './drop';
import { fixedIn, type Part } from './part';
import { type Shortened, shorten } from './shorten';
import { type StrategyId, textStrategies, turnStrategy } from './strategy';
import type { Sent } from './turns';

/** A prompt of a file, and how its texts are read and counted. */
export interface Fittable {
  /** The file's text; the prompt was read from it. */
  readonly text: string;
  /** Number of the prompt in its file. */
  readonly index: number;
  readonly prompt: Prompt;
  /** Reads another text as this file, to see whether an outcome is what was meant. */
  readonly read: (text: string) => PromptFile | undefined;
  /** Tokens of a text in the model's encoding; the most they can be where it is not public. */
  readonly count: (text: string) => number;
  /** The same of all that a call sends, with what the chat format adds. */
  readonly countCall: (sent: Sent) => number;
}

/** What fitting a part into a budget comes to. */
type Outcome =
  /** It fits as it is. */
  | { readonly kind: 'fits'; readonly tokens: number }
  /** It cannot be made to fit; a sentence says why. */
  | { readonly kind: 'refused'; readonly because: string }
  | {
      readonly kind: 'fitted';
      /** Tokens of the part; of the whole call where the part is the conversation. Never more than was asked for. */
      readonly tokens: number;
      /** The same as it was. */
      readonly before: number;
      readonly leftOut: number;
      /** Of the file, in order, without overlap. */
      readonly edits: readonly TextEdit[];
      /** The file with the edits made. */
      readonly text: string;
    };

/** The same with one strategy. */
export type Fitting = Outcome & { readonly strategy: StrategyId; readonly title: string };

/**
 * Makes a part of a prompt fit into `tokens`, with each strategy there is for it. Each outcome was read again: the file
 * holds the same prompts, word for word and with every placeholder, but for what this part leaves out and the notes of
 * it.
 */
export function fitPart(from: Fittable, part: Part, tokens: number): readonly Fitting[] {
  if (part.kind === 'turns') {
    const { id, title } = turnStrategy;
    return [{ ...fitTurns(from, tokens), strategy: id, title }];
  }
  const message = from.prompt.messages[part.message];
  if (!message) throw new RangeError(`The prompt has no message ${part.message}.`);
  const cut = cutUp(message.text, part, fixedIn(from.prompt, message), from.count);
  return textStrategies.map(it => ({
    ...written(from, message, shorten(cut, it, tokens)),
    strategy: it.id,
    title: it.title,
  }));
}

/** A shortened message as the file holds it. */
function written(from: Fittable, message: Message, made: Shortened): Outcome {
  if (made.kind !== 'shortened') return made;
  const { prompt } = from;
  const edits = made.edits.flatMap(it => fileEdit(message, it) ?? []);
  const text = edits.length === made.edits.length ? applied(from.text, whole(from.text), edits) : undefined;
  const expected = { ...message, text: applied(message.text, whole(message.text), made.edits) };
  const messages = prompt.messages.map(it => (it === message ? expected : it));
  if (text === undefined || !reads(from, text, { ...prompt, messages })) return cannotHold;
  return { kind: 'fitted', tokens: made.tokens, before: made.before, leftOut: made.leftOut, edits, text };
}

function fitTurns(from: Fittable, tokens: number): Outcome {
  const made = dropTurns(from.prompt, from.text, tokens, from.countCall);
  if (made.kind !== 'shortened') return made;
  for (const edits of made.ways) {
    const text = applied(from.text, whole(from.text), edits);
    if (reads(from, text, { ...from.prompt, ...made.sent }))
      return { kind: 'fitted', tokens: made.tokens, before: made.before, leftOut: made.leftOut, edits, text };
  }
  return cannotHold;
}

const cannotHold: Outcome = {
  kind: 'refused',
  because: 'The file’s format cannot hold the outcome at this place, so nothing is changed.',
};

/** Whether a text is read as `expected` at the prompt's place, and as what was there before at all others. */
function reads({ text: before, index, read }: Fittable, text: string, expected: Prompt): boolean {
  const prompts = read(text)?.prompts ?? [];
  const wanted = (read(before)?.prompts ?? []).with(index, expected);
  return (
    prompts.length === wanted.length &&
    prompts.every((it, at) => {
      const other = wanted[at];
      return (
        other !== undefined &&
        it.messages.length === other.messages.length &&
        it.toolCalls.length === other.toolCalls.length &&
        it.placeholders.length === other.placeholders.length &&
        it.messages.every(({ role, text: words }, number) => {
          const { role: wantedRole, text: wantedWords } = other.messages[number] ?? {};
          return role === wantedRole && words === wantedWords;
        })
      );
    })
  );
}
