/** The beginning of a text, in quotation marks, for a sentence about it. */
export function shown(text: string, most = 60): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const points = [...line.slice(0, 2 * most)];
  return points.length <= most && line.length <= 2 * most
    ? `“${line}”`
    : `“${points.slice(0, most).join('')}…”`;
}
