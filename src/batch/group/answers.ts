/**
 * The answers in what a model said to a group, by id: objects with `id` and `answer`, in an array or a line each, alone
 * or within other text, in a fence, or cut off. An id that is none of `keys` is passed over; one that is answered twice,
 * differently, has no answer. Takes time in line with the text's length.
 */
export function groupAnswers(said: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const object of objectsIn(said)) {
    const { id, answer } = object;
    const key = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
    if (!keys.includes(key) || answer === undefined || answer === null) continue;
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    if (found.has(key) && found.get(key) !== text) doubtful.add(key);
    found.set(key, text);
  }
  for (const key of doubtful) found.delete(key);
  return found;
}

/** How deep answers may stand: `{ "answers": [{ "id": ... }] }` is one object within another. */
const deepest = 2;

/** The outermost objects with an id, whole ones alone. */
function* objectsIn(text: string): Generator<Readonly<Record<string, unknown>>> {
  const starts: number[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') {
      // Outside of objects quotation marks are those of prose.
      inString = starts.length > 0;
    } else if (sign === '{') {
      starts.push(at);
    } else if (sign === '}' && starts.length > 0) {
      const start = starts.pop()!;
      if (starts.length < deepest) {
        const object = parsed(text.slice(start, at + 1));
        if (object && 'id' in object) yield object;
      }
    }
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
