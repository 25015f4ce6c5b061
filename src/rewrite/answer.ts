import { isEnglish, lossIn } from '../minimise';
import { edited, type Message, type TextEdit } from '../prompts';
import type { HandOut, Part } from './handOut';
import { beginOf, endOf, markOf } from './marks';
import { type Gaps, unmask } from './masked';
import { isTrouble, type Trouble } from './trouble';

/** A message with the edits of its text that rewrite it; they are in order and do not touch. */
export interface Rewritten {
  readonly message: Message;
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

/** Reads an answer to a hand-out: for each part its message rewritten, or why the answer cannot be taken. */
export function readAnswer(handOut: HandOut, answer: string): readonly Rewritten[] | Trouble {
  const texts = partsIn(handOut, answer.replaceAll('\r\n', '\n'));
  if (isTrouble(texts)) return texts;
  const rewritten: Rewritten[] = [];
  for (const [index, part] of handOut.parts.entries()) {
    const gaps = unmask(texts[index]!, part, part.message.text, handOut.marks);
    if (isTrouble(gaps)) return gaps;
    const made = rewrite(part, gaps as Gaps);
    const reason = lossIn(part.message.text, made.text);
    if (reason) return { reason, told: reason };
    if (!isEnglish(made.text)) return alike('It is no longer in English.');
    rewritten.push(made);
  }
  return rewritten;
}

/** A hand-out, or an answer to it, with what the marks stand for in their place: for people to compare. */
export function restored(text: string, { marks, parts }: HandOut): string {
  const kept = parts.flatMap(part =>
    part.kept.map(it => [markOf(marks, it.number), part.message.text.slice(it.start, it.end)] as const),
  );
  const lines = parts.flatMap((_, index) => [beginOf(marks, index + 1), endOf(marks, index + 1)]);
  const bare = lines.reduce((so, line) => so.replaceAll(`${line}\n`, '').replaceAll(line, ''), text);
  return kept.reduce((so, [mark, of]) => so.replaceAll(mark, () => of), bare);
}

function partsIn({ marks, parts }: HandOut, answer: string): readonly string[] | Trouble {
  const texts: string[] = [];
  let at = 0;
  for (const index of parts.keys()) {
    const [begin, end] = [beginOf(marks, index + 1), endOf(marks, index + 1)];
    const from = answer.indexOf(begin, at);
    const to = from < 0 ? -1 : answer.indexOf(end, from);
    if (from < 0 || to < 0) return alike(missing(answer, index, parts.length));
    texts.push(answer.slice(from + begin.length, to).trim());
    at = to + end.length;
  }
  return texts;
}

function missing(answer: string, index: number, parts: number): string {
  if (answer.trim() === '') return 'It is empty.';
  const which = parts === 1 ? 'the prompt' : `part ${index + 1} of ${parts}`;
  return `It does not hold ${which} between its two lines: it broke off, or took the prompt for something else than text to edit.`;
}

/** The edits that put an answer's gaps in the place of the text's own. What is kept stays untouched in the file. */
function rewrite({ message, start, end, kept }: Part, gaps: Gaps): Rewritten {
  const { text } = message;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const edges = [start, ...kept.flatMap(it => [it.start, it.end]), end];
  const edits = gaps.flatMap((gap, index) => {
    const [from, to] = [edges[index * 2]!, edges[index * 2 + 1]!];
    return trimmed(text, { start: from, end: to, replacement: gap.replaceAll('\n', lineEnd) });
  });
  const made = edits.reduceRight((so, edit) => edited(so, edit), text);
  return { message, edits, text: made };
}

/** An edit without the words at its ends that it leaves as they are; none when it changes nothing. */
function trimmed(text: string, edit: TextEdit): readonly TextEdit[] {
  const own = text.slice(edit.start, edit.end);
  if (own === edit.replacement) return [];
  const lead = wordsShared(own, edit.replacement);
  const tail = wordsShared(reversed(own.slice(lead)), reversed(edit.replacement.slice(lead)));
  return [
    {
      start: edit.start + lead,
      end: edit.end - tail,
      replacement: edit.replacement.slice(lead, edit.replacement.length - tail),
    },
  ];
}

/** UTF-16 units that two texts begin with alike, up to a blank. */
function wordsShared(a: string, b: string): number {
  let length = 0;
  const most = Math.min(a.length, b.length);
  while (length < most && a[length] === b[length]) length++;
  while (length > 0 && !/\s/.test(a[length - 1]!)) length--;
  return length;
}

const reversed = (text: string) => text.split('').reverse().join('');

const alike = (reason: string): Trouble => ({ reason, told: reason });
