/**
 * Whether a path matches a pattern: `*` and `?` stay within a folder, `**` does not, `{a,b}` is one or the other. A
 * pattern without `/` holds for the file's own name, in any folder.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const whole = pattern.includes('/') ? pattern.replace(/^\.?\//, '') : `**/${pattern}`;
  return new RegExp(`^${whole.replace(token, piece)}$`).test(path);
}

const token = /\*\*\/|\*+|\?|\{[^{}]*\}|[\\^$.|+()[\]{}]/g;

function piece(found: string): string {
  if (found === '**/') return '(?:.*/)?';
  if (found.startsWith('**')) return '.*';
  if (found === '*') return '[^/]*';
  if (found === '?') return '[^/]';
  if (found.length > 1) return `(?:${found.slice(1, -1).split(',').map(escaped).join('|')})`;
  return `\\${found}`;
}

const escaped = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
