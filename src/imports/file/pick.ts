import type { Fields } from '../field';

/** What is wanted of a JSON object: its fields by name in ASCII, `true` for a plain value. */
export interface Shape {
  readonly [name: string]: true | Shape;
}

/** Reads the JSON object in `bytes` from `start` to `end`, a line's; `undefined` where it does not know. */
export type PickFields = (bytes: Buffer, start: number, end: number) => Fields | 'passed' | undefined;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const zero = 0x30;
const nine = 0x39;
const tab = 0x09;
const lineBreak = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** Digits that a number may have to be exact, whatever they are. */
const mostDigits = 15;

const unusual = new Error('This is for JSON.parse.');

/**
 * Makes what picks the fields of `shape` out of a line's JSON object, and makes nothing of the others, which are most of
 * a log. Of any JSON it reads what `JSON.parse` reads there, or does not know: where a list is, or an object instead of
 * a plain value, or a name with an escape. Of what is not wanted it looks only where it ends, so that it reads around a
 * fault there. A record of the `type` that is passed it reads no further than that.
 */
export function picker(shape: Shape, passed?: string): PickFields {
  const wanted = fieldsOf(shape);
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;

  function object(fields: readonly Field[], isRecord: boolean): Fields {
    const read: Record<string, unknown> = {};
    at++;
    if (passSpace() === closeBrace) {
      at++;
      return read;
    }
    for (;;) {
      const field = name(fields);
      const first = passSpace();
      if (!field) passValue(first);
      else if (field.inner && first === openBrace) read[field.name] = object(field.inner, false);
      else read[field.name] = plainValue(first);
      if (isRecord && isPassed(read)) return read;
      const next = passSpace();
      at++;
      if (next === closeBrace) return read;
      if (next !== comma) throw unusual;
    }
  }

  const isPassed = (read: Fields) => passed !== undefined && read.type === passed;

  /** The field that is named here, if it is a wanted one; goes on to its value. */
  function name(fields: readonly Field[]): Field | undefined {
    if (passSpace() !== quote) throw unusual;
    const start = at + 1;
    if (!passText()) throw unusual;
    const end = at - 1;
    if (passSpace() !== colon) throw unusual;
    at++;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]!;
      if (field.name.length === end - start && stands(field.name, bytes, start)) return field;
    }
    return undefined;
  }

  function plainValue(first: number | undefined): unknown {
    const start = at;
    if (first === openBrace || first === openBracket) throw unusual;
    if (first === quote)
      return passText()
        ? bytes.toString('utf8', start + 1, at - 1)
        : JSON.parse(bytes.toString('utf8', start, at));
    let number = 0;
    let byte = first!;
    while (byte >= zero && byte <= nine) {
      number = number * 10 + byte - zero;
      byte = bytes[++at]!;
    }
    const digits = at - start;
    const isWhole = isEnd(byte) && (digits === 1 || (digits > 1 && digits <= mostDigits && first !== zero));
    if (isWhole) return number;
    passWord();
    return JSON.parse(bytes.toString('latin1', start, at));
  }

  function passValue(first: number | undefined): void {
    if (first === quote) passText();
    else if (first === openBrace || first === openBracket) passInner();
    else passWord();
  }

  /** To behind the last quote of a text. Whether it holds no escape. */
  function passText(): boolean {
    let isPlain = true;
    const line = bytes;
    for (let index = at + 1; ; index++) {
      const byte = line[index]!;
      if (byte === quote) {
        at = index + 1;
        return isPlain;
      }
      if (byte === backslash) {
        isPlain = false;
        index++;
      } else if (!(byte >= space)) throw unusual;
    }
  }

  /** To behind the end of an object or a list. */
  function passInner(): void {
    const line = bytes;
    let depth = 0;
    do {
      const byte = line[at];
      if (byte === quote) {
        passText();
        continue;
      }
      at++;
      if (byte === openBrace || byte === openBracket) depth++;
      else if (byte === closeBrace || byte === closeBracket) depth--;
      else if (byte === undefined || byte === lineBreak) throw unusual;
    } while (depth > 0);
  }

  /** To the end of a number, or of `true`, `false` or `null`. */
  function passWord(): void {
    while (!isEnd(bytes[at])) at++;
  }

  function passSpace(): number | undefined {
    let byte = bytes[at];
    while (byte === space || byte === tab || byte === carriageReturn) byte = bytes[++at];
    return byte;
  }

  return (line, start, end) => {
    bytes = line;
    at = start;
    try {
      if (passSpace() !== openBrace) return undefined;
      const read = object(wanted, true);
      if (isPassed(read)) return 'passed';
      passSpace();
      return at === end ? read : undefined;
    } catch (error) {
      if (error === unusual || error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
}

interface Field {
  readonly name: string;
  readonly inner: readonly Field[] | undefined;
}

const fieldsOf = (shape: Shape): readonly Field[] =>
  Object.entries(shape).map(([name, it]) => ({ name, inner: it === true ? undefined : fieldsOf(it) }));

function stands(name: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[start + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

const isEnd = (byte: number | undefined) =>
  byte === undefined || byte <= space || byte === comma || byte === closeBrace || byte === closeBracket;
