/**
 * What a prompt must not lose, read in the plainest way and written apart from the product: no import from it.
 * Whitespace inside a fact counts as one blank, since lines may be joined.
 */
function facts(text: string): ReadonlyMap<string, readonly string[]> {
  const body = text.replace(/\r\n/g, '\n');
  const { fences, rest } = splitFences(body);
  const found = (pattern: RegExp) => (rest.match(pattern) ?? []).map(it => it.replace(/\s+/g, ' '));
  const words = (pattern: RegExp) => (body.toLowerCase().match(pattern) ?? []).map(String);
  return new Map([
    ['fence', fences],
    ['inline code', found(/`[^`\n]+`/g)],
    [
      'placeholder',
      found(/\{\{[^{}]*\}\}|\{%.*?%\}|\$\{[^{}]*\}|\{[A-Za-z_]\w*\}|%\(\w+\)s|\$[A-Z_]+|<\|.*?\|>/g),
    ],
    ['address', found(/\b[a-z]+:\/\/\S+/gi)],
    ['link', found(/\[[^\]\n]+\]\([^)\n]+\)/g)],
    ['tag', found(/<\/?[A-Za-z][^<>\n]*>/g)],
    ['quotation', found(/"[^"\n]{1,200}"|“[^”\n]{1,200}”/g)],
    ['number', words(/\d+(?:[.,]\d+)*/g)],
    ['negation', words(/\b(?:not|never|no|none|nor|neither|without|cannot)\b|n['’]t\b/g)],
    [
      'constraint',
      words(
        /\b(?:must|only|always|never|unless|exactly|at least|at most|all|every|each|until|should|shall|required|strictly)\b/g,
      ),
    ],
  ]);
}

/** Facts that `before` has and `after` has fewer of; and negations and numbers that are new. */
export function lost(before: string, after: string): readonly string[] {
  const [were, are] = [facts(before), facts(after)];
  return [...were].flatMap(([kind, values]) => {
    const now = are.get(kind) ?? [];
    const gone = without(values, now);
    const come = kind === 'number' || kind === 'negation' ? without(now, values) : [];
    return [...gone.map(it => `lost ${kind}: ${it}`), ...come.map(it => `new ${kind}: ${it}`)];
  });
}

function without(values: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return values.filter(value => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}

function splitFences(text: string): { fences: readonly string[]; rest: string } {
  const fences: string[] = [];
  const rest: string[] = [];
  let open: { marks: string; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (open) {
      open.lines.push(line);
      if (marks?.startsWith(open.marks) && line.trim() === marks) {
        fences.push(open.lines.join('\n'));
        open = undefined;
      }
    } else if (marks) open = { marks, lines: [line] };
    else rest.push(line);
  }
  if (open) fences.push(open.lines.join('\n'));
  return { fences, rest: rest.join('\n') };
}
