/** A field of what may be an object; nothing where it is none. */
export function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

export function textAt(of: unknown, name: string): string | undefined {
  const value = field(of, name);
  return typeof value === 'string' ? value : undefined;
}

export function listAt(of: unknown, name: string): readonly unknown[] {
  const value = field(of, name);
  return Array.isArray(value) ? value : [];
}

/** A number; NaN for what is there and is none; `otherwise` for what is not there. */
export function numberAt(of: unknown, name: string, otherwise = Number.NaN): number {
  const value = field(of, name);
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'number' ? value : Number.NaN;
}

/** Whether numbers can be counts of tokens. */
export const areCounts = (values: readonly number[]) =>
  values.every(it => Number.isSafeInteger(it) && it >= 0);
