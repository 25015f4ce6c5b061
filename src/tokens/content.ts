/** Kinds of text that tokenizers treat so differently that one factor will not do for all. */
export const contentClasses = ['english', 'latin', 'code', 'json', 'dense', 'cjk', 'script'] as const;

export type ContentClass = (typeof contentClasses)[number];

const cjk = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\u3000-\\u303f\\uff00-\\uffef';
const beyond = `[^\\p{ASCII}\\p{sc=Latn}${cjk}]+`;

/** `cjk`: Chinese, Japanese, Korean. `script`: all else beyond Latin, emoji too. `dense`: hex, base64, identifiers. */
const runs = new RegExp(
  `(?<cjk>[${cjk}]+)|(?<script>${beyond}(?: ${beyond})*)|(?<dense>(?=(?:[a-z+/_=-]*\\d){3})[\\w+/=-]{20,})`,
  'giu',
);

const jsonLine = /^\s*(?:"(?:[^"\\]|\\.)*"\s*[:,]|[{}[\],]+\s*$|[{[]\s*["{[])/;
const codeMark = /[{}()[\];=<>+*/\\|&^%$#@~`_]/g;
/** From here on a line reads as code: one such mark in about fourteen characters. */
const codeShare = 0.07;

/**
 * Splits text by content class; the parts of a class are joined, so that each class is counted once. What is Latin and
 * plain is told by the line. Not told apart: English from other languages that are written in ASCII alone.
 */
export function splitContent(text: string): ReadonlyMap<ContentClass, string> {
  const parts = new Map<ContentClass, string>();
  const add = (kind: ContentClass, part: string) => parts.set(kind, (parts.get(kind) ?? '') + part);
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const rest = line.replace(runs, (run, inCjk?: string, inScript?: string) => {
      add(inCjk ? 'cjk' : inScript ? 'script' : 'dense', run);
      return '';
    });
    if (rest !== '') add(classOfLine(rest), rest);
  }
  return parts;
}

function classOfLine(line: string): ContentClass {
  if (jsonLine.test(line)) return 'json';
  const marks = line.match(codeMark)?.length ?? 0;
  if (marks > 0 && marks >= line.trim().length * codeShare) return 'code';
  return /[^\p{ASCII}]/u.test(line) ? 'latin' : 'english';
}

/** The class that most of the text is of, by its characters; `english` where there is none. */
export function mainContent(texts: readonly string[]): ContentClass {
  let [main, most]: [ContentClass, number] = ['english', 0];
  for (const [kind, part] of splitContent(texts.join('\n'))) {
    if (part.length > most) [main, most] = [kind, part.length];
  }
  return main;
}
