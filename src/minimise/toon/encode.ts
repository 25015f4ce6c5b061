/**
 * TOON (github.com/toon-format/spec, version 4.4) of a JSON value, for the part of it that pays: an array of objects
 * that all have the same keys and hold no array or object, at the root or below the keys of one object. Undefined for
 * any other value, and for what TOON would spell otherwise: exponents, control characters, halves of surrogate pairs.
 * Lines end in `\n`; there is none after the last.
 */
export function encodeToon(value: unknown): string | undefined {
  if (Array.isArray(value)) return table('', value)?.join('\n');
  if (!isObject(value)) return undefined;
  const fields = Object.entries(value);
  if (!fields.some(([, it]) => Array.isArray(it))) return undefined;
  const lines = fields.map(([name, it]) => field(name, it));
  return lines.every(it => it !== undefined) ? lines.flat().join('\n') : undefined;
}

function field(name: string, value: unknown): readonly string[] | undefined {
  const key = keyOf(name);
  if (key === undefined) return undefined;
  if (Array.isArray(value)) return table(key, value);
  const cell = cellOf(value);
  return cell === undefined ? undefined : [`${key}: ${cell}`];
}

/** `rivers[2]{name,km}:` and a line for each object, indented by two spaces. */
function table(name: string, rows: readonly unknown[]): readonly string[] | undefined {
  if (!rows.every(isObject)) return undefined;
  const keys = Object.keys(rows[0] ?? {});
  if (keys.length === 0 || rows.some(it => Object.keys(it).join('\0') !== keys.join('\0'))) return undefined;
  const names = keys.map(keyOf);
  const lines = rows.map(row => rowOf(Object.values(row)));
  if (!names.every(it => it !== undefined) || !lines.every(it => it !== undefined)) return undefined;
  return [`${name}[${rows.length}]{${names.join(',')}}:`, ...lines];
}

function rowOf(values: readonly unknown[]): string | undefined {
  const cells = values.map(cellOf);
  return cells.every(it => it !== undefined) ? `  ${cells.join(',')}` : undefined;
}

function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  if (typeof value === 'number' && /e/.test(String(value))) return undefined;
  return value === null || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

const keyOf = (name: string) => (/^[A-Za-z_][\w.]*$/.test(name) ? name : quoted(name));

/** Whether a string needs no quotes: none of section 7.2, nor what looks like a number or a comment. */
function isPlain(text: string): boolean {
  return (
    !/^$|^[\s#+-]|\s$|[:"\\[\]{},]|\p{C}/u.test(text) &&
    !/^(?:true|false|null)$/.test(text) &&
    !/^[\d.]+(?:e[+-]?\d+)?$/i.test(text)
  );
}

function quoted(text: string): string | undefined {
  if (/\p{Cs}|(?![\n\r\t])\p{Cc}/u.test(text)) return undefined;
  return JSON.stringify(text);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
