/** No file's path begins so. */
const opening = 'one of: ';

/** Prompts that are named; the others are counted. */
const mostNamed = 3;

/**
 * What stands in a call's `prompt` where more than one may have made it and nothing tells which:
 * `one of: prompts/mail.md, prompts/reply.md`, the same for the same ones.
 */
export function severalName(prompts: readonly string[]): string {
  const sorted = [...new Set(prompts)].sort();
  const more = sorted.length - mostNamed;
  return `${opening}${sorted.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/**
 * The prompts that such a name names; those that it only counts are not among them, nor one whose path holds `, `. Any
 * other name is its own only one.
 */
export const namedIn = (prompt: string): readonly string[] =>
  isSeveral(prompt)
    ? prompt
        .slice(opening.length)
        .replace(/ and \d+ more$/, '')
        .split(', ')
    : [prompt];

/** Whether a call's `prompt` is no prompt's, but stands for several. */
export const isSeveral = (prompt: string): boolean => prompt.startsWith(opening);
