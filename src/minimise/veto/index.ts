import type { TextEdit } from '../../prompts';
import { decodeToon } from '../toon/decode';
import { blocksOf } from './blocks';
import { found, literals } from './literals';
import { touching } from './ranges';
import { windowAround, windowsOn } from './window';
import { constraints, isWithin, negations } from './words';

/**
 * The last word on an edit, written apart from the rules and the protections: it shares nothing with them, so that
 * a mistake there is caught here. An edit is refused when any literal or any word that carries a constraint would
 * be lost, changed, reordered or newly made.
 */
export interface Veto {
  /** Why `edit` may not be made, or undefined when it may. */
  readonly against: (edit: TextEdit) => string | undefined;
}

export function vetoOn(text: string): Veto {
  const blocks = blocksOf(text);
  const windows = windowsOn(text);
  return {
    against(edit) {
      if (isRepeated(text, edit)) return undefined;
      if (isComment(text, edit)) return constrains(text.slice(edit.start, edit.end));
      if (isSameJson(text.slice(edit.start, edit.end), edit.replacement)) return undefined;
      if (isSameToon(text.slice(edit.start, edit.end), edit.replacement)) return undefined;
      const [from, to] = windowAround(windows, edit.start, edit.end);
      const before = text.slice(from, to);
      const after = text.slice(from, edit.start) + edit.replacement + text.slice(edit.end, to);
      for (const [what, pattern] of literals)
        if (found(before, pattern).join('\0') !== found(after, pattern).join('\0'))
          return `It would change a ${what}.`;
      if (negations(before) !== negations(after)) return 'It would change a negation.';
      if (!isWithin(constraints(before), constraints(after))) return 'It would lose a constraint.';
      const broken = touching(blocks, edit.start, edit.end).some(
        ([start, end]) => !keeps(text.slice(start, end), start, end, edit),
      );
      return broken ? 'It would change a block of code or a comment.' : undefined;
    },
  };
}

/** Whether `edit` takes out whole lines of plain words that stand, word for word, further up as well. */
function isRepeated(text: string, { start, end, replacement }: TextEdit): boolean {
  const lines = text.slice(start, end).trim();
  if (replacement !== '' || lines.length < 20 || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(end))) return false;
  if (!/(?:^|\n)[ \t]*$/.test(text.slice(0, start) + /^\s*/.exec(text.slice(start, end))![0])) return false;
  if (literals.some(([what, pattern]) => what !== 'number' && found(lines, pattern).length > 0)) return false;
  return text.lastIndexOf(lines, start - 1) >= 0;
}

/** Whether `edit` takes out one whole HTML comment. */
const isComment = (text: string, { start, end, replacement }: TextEdit): boolean =>
  replacement === '' && /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(text.slice(start, end));

function constrains(comment: string): string | undefined {
  const isMeant = negations(comment) !== '' || constraints(comment).length > 0;
  return isMeant ? 'It would lose a constraint.' : undefined;
}

/** Whether two texts are JSON of one value, with the same keys in the same order and numbers written the same. */
function isSameJson(before: string, after: string): boolean {
  if (!/^\s*[[{]/.test(before)) return false;
  const tokens = (json: string) => json.match(/"(?:[^"\\]|\\.)*"|[^\s"[\]{},:]+|[[\]{},:]/g)?.join('\n');
  try {
    JSON.parse(before);
    JSON.parse(after);
  } catch {
    return false;
  }
  return tokens(before) === tokens(after);
}

/** Whether a block of JSON, from its fence's `json` on, becomes one of TOON that reads as the very same text of JSON. */
function isSameToon(before: string, after: string): boolean {
  const json = /^jsonc?[ \t]*\r?\n([[{][\s\S]*)$/i.exec(before)?.[1];
  const toon = /^toon[ \t]*\r?\n([\s\S]*)$/.exec(after)?.[1];
  return json !== undefined && toon !== undefined && isSameJson(json, JSON.stringify(decodeToon(toon)) ?? '');
}

function keeps(block: string, start: number, end: number, edit: TextEdit): boolean {
  return edit.start <= start && end <= edit.end && edit.replacement.includes(block);
}
