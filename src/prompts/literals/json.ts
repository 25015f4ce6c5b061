import type { Literal, Run, TextEdit } from '../literal';

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The JSON string (RFC 8259, section 7) whose opening quote stands at `start` and which ends, closing quote
 * included, at `end`. One that is cut off or holds an escape JSON does not know can be read but not edited.
 */
export function jsonString(file: string, start: number, end: number): Literal {
  const closed = end - start >= 2 && file[end - 1] === '"';
  const { text, runs, sound } = decode(file, start + 1, closed ? end - 1 : end);
  return { text, runs, encode: edit => (closed && sound ? encode(edit.replacement) : undefined) };
}

/** Several strings that a model reads as one text: the text parts of one message. No edit may reach across two. */
export function joined(parts: readonly Literal[]): Literal {
  let length = 0;
  const placed = parts.map(part => {
    const start = length;
    length += part.text.length;
    return { part, start, end: length };
  });
  const encode = (edit: TextEdit) => {
    // At a border the later part, as fileEdit has it.
    const place = placed.findLast(it => it.start <= edit.start && it.start < it.end) ?? placed[0];
    if (!place || edit.end > place.end) return undefined;
    return place.part.encode({ ...edit, start: edit.start - place.start, end: edit.end - place.start });
  };
  return {
    text: parts.map(part => part.text).join(''),
    runs: placed.flatMap(({ part, start }) =>
      part.runs.map(run => ({ ...run, textStart: run.textStart + start })),
    ),
    encode,
  };
}

/** Writes text as the inside of a JSON string; lone surrogates as `\uXXXX`. */
function encode(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function decode(file: string, start: number, end: number): { text: string; runs: Run[]; sound: boolean } {
  const raw = file.slice(start, end);
  const pieces: string[] = [];
  const runs: Run[] = [];
  let sound = true;
  let textLength = 0;
  const add = (piece: string, at: number, fileLength: number) => {
    runs.push({ textStart: textLength, textLength: piece.length, fileStart: start + at, fileLength });
    pieces.push(piece);
    textLength += piece.length;
  };
  for (let at = 0; at < raw.length; ) {
    const found = raw.indexOf('\\', at);
    const stop = found === -1 ? raw.length : found;
    if (stop > at) add(raw.slice(at, stop), at, stop - at);
    if (stop === raw.length) break;
    const unicode = /^u[0-9a-fA-F]{4}/.exec(raw.slice(stop + 1, stop + 6))?.[0].slice(1);
    const character = unicode
      ? String.fromCharCode(Number.parseInt(unicode, 16))
      : escapes[raw[stop + 1] ?? ''];
    const length = unicode ? 6 : 2;
    if (character === undefined) sound = false;
    else add(character, stop, length);
    at = stop + length;
  }
  // An empty text has a place too: where its first character will stand.
  if (runs.length === 0) add('', 0, 0);
  return { text: pieces.join(''), runs, sound };
}
