import type { Message } from '../prompts';
import { isEnglish } from './language';
import { protect } from './protect';
import { type Span, touches } from './span';

/** A message's text as rules see it. */
export interface Page {
  readonly text: string;
  readonly markup: Message['markup'];
  /** Line by line, without line ends (`\n` or `\r\n`). */
  readonly lines: readonly Span[];
  /** What no rule may touch; united. */
  readonly shield: readonly Span[];
  /** The text with protected characters blanked out by U+FFFC, one for one; line ends stay. What rules search. */
  readonly open: string;
  /** Whether wording rules apply at all. */
  readonly english: boolean;
}

/** Reads a text for the rules. */
export function readPage(text: string, markup: Message['markup']): Page {
  const lines = linesOf(text);
  const shield = protect(text, lines);
  return { text, markup, lines, shield, open: blanked(text, shield), english: isEnglish(text) };
}

/** Whether a rule may write over `[start, end)`. */
export function isOpen(page: Page, start: number, end: number): boolean {
  return !touches(page.shield, start, end);
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
