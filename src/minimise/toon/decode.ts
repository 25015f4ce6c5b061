/**
 * The value that a TOON text means, for the tables and fields that `encodeToon` writes; undefined for any other text.
 * Strict, as section 14 of the specification has it: the number of rows and of their cells must be as announced.
 * Written apart from the encoder, to hold it to account.
 */
export function decodeToon(text: string): unknown {
  const lines = text.split(/\r?\n/);
  const fields: [string, unknown][] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at++] ?? '';
    const header = /^("(?:[^"\\]|\\.)*"|[A-Za-z_][\w.]*)?\[(0|[1-9]\d*)\]\{(.+)\}:$/.exec(line);
    if (!header) {
      const pair = /^("(?:[^"\\]|\\.)*"|[A-Za-z_][\w.]*): (.+)$/.exec(line);
      const cells = cellsOf(pair?.[2] ?? '');
      if (!pair || cells?.length !== 1) return undefined;
      fields.push([String(meaning(pair[1] ?? '')), meaning(cells[0] ?? '')]);
      continue;
    }
    const [, name, length, head = ''] = header;
    const rows = rowsOf(lines.slice(at, at + Number(length)), cellsOf(head)?.map(meaning));
    if (rows?.length !== Number(length)) return undefined;
    at += rows.length;
    if (name === undefined) return fields.length === 0 && at === lines.length ? rows : undefined;
    fields.push([String(meaning(name)), rows]);
  }
  return Object.fromEntries(fields);
}

function rowsOf(lines: readonly string[], keys: readonly unknown[] | undefined): unknown[] | undefined {
  const rows = lines.map(line => (/^ {2}\S/.test(line) ? cellsOf(line.slice(2)) : undefined));
  if (!keys || !rows.every(cells => cells?.length === keys.length)) return undefined;
  return rows.map(cells =>
    Object.fromEntries(keys.map((key, at) => [String(key), meaning(cells?.[at] ?? '')])),
  );
}

/** What stands between the commas that are not in quotes; undefined where a quotation does not end. */
function cellsOf(line: string): readonly string[] | undefined {
  const cells = line.match(/(?<=^|,)(?:"(?:[^"\\]|\\.)*"|[^",]+)(?=,|$)/g) ?? [];
  return cells.join(',') === line ? cells : undefined;
}

function meaning(cell: string): unknown {
  if (cell.startsWith('"') || /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(cell))
    return JSON.parse(cell);
  return cell;
}
