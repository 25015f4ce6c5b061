import { answered } from './answered';
import type { Check, OpenCheck } from './check';
import { exact } from './exact';
import { holds } from './holds';
import { json } from './json';
import { length } from './length';
import { number } from './number';
import { matches } from './pattern';

/** A check that cannot be read, as a sentence for the user. */
export interface Unreadable {
  readonly problem: string;
}

/** Reads a check once, for many answers. No answer can make it throw or take longer than in line with its length. */
export function openCheck(check: Check): OpenCheck | Unreadable {
  switch (check.kind) {
    case 'exact':
      return exact(check);
    case 'contains':
      return holds(check);
    case 'json':
      return json(check);
    case 'pattern':
      return matches(check);
    case 'number':
      return number(check);
    case 'length':
      return length(check);
    case 'answered':
      return answered;
  }
}
