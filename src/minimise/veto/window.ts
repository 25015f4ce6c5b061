import { literals } from './literals';
import { disjoint, type Ranges, touching } from './ranges';

/** UTF-16 units on each side of an edit that are compared at least, where its line has them; and at most. */
const near = 120;
const far = 1000;

/** Where a text can be cut and every literal be found in its parts as in the whole. */
export interface Windows {
  /** Stretches that may not be cut: literals with blanks in them. */
  readonly whole: Ranges;
  readonly text: string;
}

export function windowsOn(text: string): Windows {
  const whole: [number, number][] = [];
  for (const [, pattern] of literals)
    for (const { 0: found, index } of text.matchAll(pattern))
      if (/[ \t]/.test(found)) whole.push([index, index + found.length]);
  return { text, whole: disjoint(whole) };
}

/**
 * The stretch around `[start, end)` in which an edit is judged. It begins and ends at a line's or at a blank between
 * literals: a cut through a quotation would pair its closing mark with the next one's opening mark.
 */
export function windowAround(windows: Windows, start: number, end: number): readonly [number, number] {
  const { text } = windows;
  let from = start;
  while (from > 0 && text[from - 1] !== '\n' && start - from < far)
    if (start - from >= near && canCut(windows, from)) break;
    else from--;
  let to = end;
  while (to < text.length && text[to] !== '\n' && to - end < far)
    if (to - end >= near && canCut(windows, to)) break;
    else to++;
  return [from, to];
}

function canCut({ text, whole }: Windows, at: number): boolean {
  if (!/[ \t]/.test(text.charAt(at))) return false;
  const around = touching(whole, at, at + 1)[0];
  return around === undefined || around[0] >= at;
}
