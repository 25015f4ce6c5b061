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
  /** The file's text, and the prompts that were read from it. */
  readonly text: string;
  readonly prompts: readonly Prompt[];
  /** Number of the prompt among them. */
  readonly index: number;
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
  const prompt = promptOf(from);
  const message = prompt.messages[part.message];
  if (!message) throw new RangeError(`The prompt has no message ${part.message}.`);
  const cut = cutUp(message.text, part, fixedIn(prompt, message), from.count);
  return textStrategies.map(it => ({
    ...written(from, message, shorten(cut, it, tokens)),
    strategy: it.id,
    title: it.title,
  }));
}

function promptOf({ prompts, index }: Fittable): Prompt {
  const prompt = prompts[index];
  if (!prompt) throw new RangeError(`The file has no prompt ${index}.`);
  return prompt;
}

/** Gaps up to which each is an edit of its own: some formats look at the whole file for each of them. */
const mostEdits = 64;

/** A shortened message as the file holds it. */
function written(from: Fittable, message: Message, made: Shortened): Outcome {
  if (made.kind !== 'shortened') return made;
  const { tokens, before, leftOut } = made;
  const many = made.edits.length > mostEdits;
  const edits = (many && editsIn(message, [asOne(message.text, made.edits)])) || editsIn(message, made.edits);
  if (!edits) return cannotHold;
  const text = applied(from.text, whole(from.text), edits);
  const prompt = promptOf(from);
  const expected = { ...message, text: applied(message.text, whole(message.text), made.edits) };
  const messages = prompt.messages.map(it => (it === message ? expected : it));
  if (!reads(from, text, { ...prompt, messages })) return cannotHold;
  return { kind: 'fitted', tokens, before, leftOut, edits, text };
}

/** The edits of the file that make edits of a message; undefined where it cannot hold one of them. */
function editsIn(message: Message, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const made = edits.flatMap(it => fileEdit(message, it) ?? []);
  return made.length === edits.length ? made : undefined;
}

/** The one edit that does what all of them do. */
function asOne(text: string, edits: readonly TextEdit[]): TextEdit {
  const range = { start: edits[0]?.start ?? 0, end: edits.at(-1)?.end ?? 0 };
  return { ...range, replacement: applied(text, range, edits) };
}

function fitTurns(from: Fittable, budget: number): Outcome {
  const prompt = promptOf(from);
  const made = dropTurns(prompt, from.text, budget, from.countCall);
  if (made.kind !== 'shortened') return made;
  const { tokens, before, leftOut } = made;
  for (const edits of made.ways) {
    const text = applied(from.text, whole(from.text), edits);
    if (reads(from, text, { ...prompt, ...made.sent }))
      return { kind: 'fitted', tokens, before, leftOut, edits, text };
  }
  return cannotHold;
}

const cannotHold: Outcome = {
  kind: 'refused',
  because: 'The file’s format cannot hold the outcome at this place, so nothing is changed.',
};

/** Whether a text is read as `expected` at the prompt's place, and as what was there before at all others. */
function reads({ prompts, index, read }: Fittable, text: string, expected: Prompt): boolean {
  const found = read(text)?.prompts ?? [];
  const wanted = prompts.with(index, expected);
  return (
    found.length === wanted.length &&
    found.every((it, at) => {
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
