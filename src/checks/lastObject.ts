/** The last JSON object in a text that lies in no other and holds none: where a judge's verdict stands. */
export function lastObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const end = text.lastIndexOf('}');
  const start = text.lastIndexOf('{', end);
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1)) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
