/** JSON in one spelling: two values are the same when, and only when, their spellings are. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).map(([name, it]) => `${JSON.stringify(name)}:${canonical(it)}`);
  return `{${entries.sort().join()}}`;
}
