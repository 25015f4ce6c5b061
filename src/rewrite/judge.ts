import { edited, fileEdit, type Prompt, parsePrompts, type TextEdit } from '../prompts';
import { type Rewritten, readAnswer, restored } from './answer';
import { type HandOut, textOf } from './handOut';
import { isTrouble, type Trouble } from './trouble';

/** The file a prompt stands in, as it is now. */
export interface Home {
  readonly path: string;
  readonly text: string;
  /** See `ParseOptions` of `prompts/`. */
  readonly included: boolean;
  /** The number of the prompt within the file. */
  readonly index: number;
}

/** What became of an answer. */
export type Judgement = Accepted | Refused;

export interface Accepted {
  readonly kind: 'accepted';
  /** Edits of the file, in order, without overlap. */
  readonly edits: readonly TextEdit[];
  /** The whole file with all of them made. */
  readonly text: string;
  /** Tokens of the prompt's messages, counted on the texts themselves. */
  readonly before: number;
  readonly after: number;
}

export interface Refused extends Trouble {
  readonly kind: 'refused';
  /** What was handed over and what came back, with what is kept in its place: to be compared, never to be applied. */
  readonly sent: string;
  readonly answered: string;
}

/**
 * Judges an answer to a hand-out: nothing kept may be missing, doubled or moved, no fact be lost or made (`lossIn`), the
 * prompt must take fewer tokens, and the file must be read as the very messages that were meant. A message that came
 * out no shorter stays as it was.
 * @param count tokens of a text in the encoding of the model that the prompt is on
 */
export function judge(
  answer: string,
  handOut: HandOut,
  prompt: Prompt,
  home: Home,
  count: (text: string) => number,
): Judgement {
  const refused = (trouble: Trouble): Refused => ({
    kind: 'refused',
    reason: trouble.reason,
    told: trouble.told,
    sent: restored(textOf(handOut), handOut),
    answered: restored(answer, handOut),
  });
  const read = readAnswer(handOut, answer);
  if (isTrouble(read)) return refused(read);
  const shorter = read.filter(it => it.edits.length > 0 && count(it.text) < count(it.message.text));
  const texts = textsWith(prompt, shorter);
  const before = prompt.messages.reduce((sum, it) => sum + count(it.text), 0);
  const after = texts.reduce((sum, it) => sum + count(it), 0);
  if (after >= before)
    return refused(alike(`It is not shorter: the prompt takes ${before} tokens as it is.`));
  const edits = fileEdits(shorter);
  const text = edits?.reduceRight((so, edit) => edited(so, edit), home.text);
  const misread = edits && text !== undefined ? misreading(texts, text, prompt, home) : notHeld;
  if (!edits || text === undefined || misread) return refused(alike(misread ?? notHeld));
  return { kind: 'accepted', edits, text, before, after };
}

function textsWith({ messages }: Prompt, rewritten: readonly Rewritten[]): readonly string[] {
  return messages.map(it => rewritten.find(({ message }) => message === it)?.text ?? it.text);
}

/** The edits of the file that make those of its messages; `undefined` where one cannot be written there. */
function fileEdits(rewritten: readonly Rewritten[]): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { message, edits: own } of rewritten)
    for (const edit of own) {
      const inFile = fileEdit(message, edit);
      if (!inFile) return undefined;
      edits.push(inFile);
    }
  return edits.sort((a, b) => a.start - b.start);
}

const notHeld = 'It holds text that the file cannot hold in the prompt’s place.';

/** Why the file, parsed anew, does not hold the prompt with these texts, its roles and its placeholders. */
function misreading(
  texts: readonly string[],
  text: string,
  prompt: Prompt,
  { path, included, index }: Home,
): string | undefined {
  const now = parsePrompts(path, text, { included })?.prompts[index];
  if (!now) return 'It took out the words by which this file is known to hold a prompt.';
  const names = (of: Prompt) => of.placeholders.map(it => it.name ?? '').join('\n');
  const isSame =
    now.messages.length === texts.length &&
    now.messages.every((it, at) => it.text === texts[at] && it.role === prompt.messages[at]?.role) &&
    names(now) === names(prompt);
  return isSame ? undefined : notHeld;
}

const alike = (reason: string): Trouble => ({ reason, told: reason });
