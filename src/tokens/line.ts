import type { ContentClass } from './content';

const jsonLine = /^\s*(?:"(?:[^"\\]|\\.)*"\s*[:,]|[{}[\],]+\s*$|[{[]\s*["{[])/;
const tagLine = /^\s*<[/a-z!?]/i;
/** From here on a line reads as code: one mark of `codeMarks` in about fourteen characters. */
const codeShare = 0.07;
const codeMarks = '{}()[];=<>+*/\\|&^%$#@~`_';
/** Fewer capitals than these are initials and labels, not a line in capitals. */
const fewestCapitals = 4;

/** How many of a line's UTF-16 units are of some kinds. */
export interface Letters {
  readonly marks: number;
  readonly digits: number;
  readonly capitals: number;
  readonly smalls: number;
  /** Beyond ASCII. */
  readonly wide: number;
}

const [mark, digit, capital, small] = [1, 2, 3, 4] as const;

/** What each ASCII character is, 0 where it is none of these. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (codeMarks.includes(character)) return mark;
  if (/\d/.test(character)) return digit;
  return /[A-Z]/.test(character) ? capital : /[a-z]/.test(character) ? small : 0;
});

/** Looks at each character of a line once. */
export function lettersOf(line: string): Letters {
  let [marks, digits, capitals, smalls, wide] = [0, 0, 0, 0, 0];
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code > 127) wide++;
    else if (kinds[code] === small) smalls++;
    else if (kinds[code] === mark) marks++;
    else if (kinds[code] === capital) capitals++;
    else if (kinds[code] === digit) digits++;
  }
  return { marks, digits, capitals, smalls, wide };
}

/** The content class of a line of Latin text. */
export function classOfLine(line: string, { marks, capitals, smalls, wide }: Letters): ContentClass {
  if (jsonLine.test(line)) return 'json';
  if (tagLine.test(line)) return 'markup';
  if (capitals > smalls && capitals >= fewestCapitals) return 'capitals';
  if (marks > 0 && marks >= line.trim().length * codeShare) return 'code';
  return wide > 0 ? 'latin' : 'english';
}
