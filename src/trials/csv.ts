/**
 * The cells of comma-separated text (RFC 4180), row by row; blank lines are left out. Where the first line holds more
 * semicolons or tabs than commas, those separate: so spreadsheets write where the comma is the decimal sign.
 * @throws a sentence, where a quotation does not end
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= source.length) {
    let cell = '';
    if (source[at] === '"') {
      const end = quoteEnd(source, at);
      if (end < 0) throw new Error(`A quotation in row ${rows.length + 1} of the table does not end.`);
      cell = source.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    // What stands behind a closing quotation mark belongs to the cell, as spreadsheets read it.
    const start = at;
    while (at < source.length && source[at] !== separator && source[at] !== '\n') at++;
    cell += source.slice(start, at).replace(/\r$/, '');
    row.push(cell);
    if (source[at] === separator) {
      at++;
      continue;
    }
    if (row.length > 1 || row[0]?.trim()) rows.push(row);
    row = [];
    at++;
  }
  return rows;
}

/** Where the quotation that begins at `start` ends; -1 where it does not. */
function quoteEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

function separatorOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') >>> 0);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, it) => (count(it) > count(best) ? it : best));
}

/** Rows as comma-separated text (RFC 4180). */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map(row => `${row.map(it => cellText(String(it))).join()}\r\n`).join('');
}

const cellText = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
