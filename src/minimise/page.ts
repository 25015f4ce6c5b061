import type { Message } from '../prompts';
import { isEnglish } from './language';
import { protect, suspect } from './protect';
import { type Span, touches, united } from './span';

/** A text to minimise. */
export interface Passage extends Pick<Message, 'text' | 'markup'> {
  /** Whether its file begins with it: no front matter above it, no code around it. */
  readonly startsFile: boolean;
}

/** A passage as rules see it. */
export interface Page extends Passage {
  /** Line by line, without line ends (`\n` or `\r\n`). */
  readonly lines: readonly Span[];
  /** What the rule may not touch; united. */
  readonly shield: readonly Span[];
  /** The text with protected characters blanked out by U+FFFC, one for one; line ends stay. What rules search. */
  readonly open: string;
  /** Whether wording rules apply at all. */
  readonly english: boolean;
}

/** A text for the two kinds of rules: those that change words, and those that change only how words are laid out. */
export interface Pages {
  readonly forWords: Page;
  readonly forLooks: Page;
}

/** Reads a text for the rules. */
export function readPages({ text, markup, startsFile }: Passage): Pages {
  const lines = linesOf(text);
  const shield = protect(text, lines);
  const forLooks: Page = {
    text,
    startsFile,
    markup: markup === 'markdown' || looksLikeMarkdown(text) ? 'markdown' : 'plain',
    lines,
    shield,
    open: blanked(text, shield),
    english: isEnglish(text),
  };
  const whole = united([...shield, ...suspect(text, lines)]);
  return { forLooks, forWords: { ...forLooks, shield: whole, open: blanked(text, whole) } };
}

/** Whether a rule may write over `[start, end)`. */
export function isOpen(page: Page, start: number, end: number): boolean {
  return !touches(page.shield, start, end);
}

/** A prompt in a plain file or in a string literal is Markdown to the model when it has its headings and lists. */
function looksLikeMarkdown(text: string): boolean {
  const headings = text.match(/^#{1,6} \S/gm)?.length ?? 0;
  const boldItems = text.match(/^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\*\*\S/gm)?.length ?? 0;
  return headings + boldItems >= 2;
}

function blanked(text: string, shield: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of shield) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, '\uFFFC');
    at = end;
  }
  return result + text.slice(at);
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/\n/g)) {
    lines.push({ start, end: text[index - 1] === '\r' && index > start ? index - 1 : index });
    start = index + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}
