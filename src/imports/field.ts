/** An object of a log, read field by field; nothing of it is believed before it is looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object that `text` holds; `undefined` when it is not one JSON object. */
export function readObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a field; an empty one when there is none. */
export function object(of: Fields, name: string): Fields {
  const value = of[name];
  return isFields(value) ? value : {};
}

/** The text in a field; empty when there is none. */
export function text(of: Fields, name: string): string {
  const value = of[name];
  return typeof value === 'string' ? value : '';
}

/**
 * The whole number from zero up in a field, written as a number or as digits; 0 when there is nothing, `NaN` when what
 * is there is no count.
 */
export function count(of: Fields, name: string): number {
  const value = of[name];
  if (value === undefined || value === null || value === '') return 0;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : Number.NaN;
}

/** Milliseconds since the epoch of a date in a field, written as text or as milliseconds; `NaN` when it is none. */
export function time(of: Fields, name: string): number {
  const value = of[name];
  const at = typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : Number.NaN;
  return at >= 0 ? Math.trunc(at) : Number.NaN;
}

/** A sum in US dollars as nano-dollars; `undefined` when there is none. A float's own error is far below one. */
export function nano(of: Fields, name: string): number | undefined {
  const value = of[name];
  const dollars = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof dollars !== 'number' || !(dollars >= 0)) return undefined;
  const costNano = Math.round(dollars * 1e9);
  return Number.isSafeInteger(costNano) ? costNano : undefined;
}
