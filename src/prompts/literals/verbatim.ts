import { edited, type Literal } from '../literal';

/** A whole file's text but for its byte order mark, which an edit may not bring either. */
export function wholeFile(file: string, holds: (text: string) => boolean = () => true): Literal {
  const start = file.startsWith('\uFEFF') ? 1 : 0;
  return verbatim(file, start, file.length, it => (start === 1 || !it.startsWith('\uFEFF')) && holds(it));
}

/**
 * The file's text from `start` to `end`, as it stands: line ends too, so a CRLF file's message holds CRLF.
 * `holds` says whether the place would still be read as this one text after an edit (no role line in it, ...).
 */
export function verbatim(
  file: string,
  start: number,
  end: number,
  holds?: (text: string) => boolean,
): Literal {
  const text = file.slice(start, end);
  const length = end - start;
  return {
    text,
    // An empty text has a place too: where its first character will stand.
    runs: [{ textStart: 0, textLength: length, fileStart: start, fileLength: length }],
    encode: edit => (holds && !holds(edited(text, edit)) ? undefined : edit.replacement),
  };
}
