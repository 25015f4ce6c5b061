/**
 * VS Code's glob patterns, relative to a workspace folder, in the words of `.gitignore`. Braces are written out
 * (`*.{md,txt}` is two patterns); a pattern that does not begin with `**` holds from the folder down, not anywhere.
 */
export function toIgnorePatterns(globs: readonly string[]): readonly string[] {
  const patterns = globs
    .flatMap(alternatives)
    .map(it => (it.startsWith('**/') ? it : `/${it.replace(/^\//, '')}`));
  // Braces within braces come to the same from several sides.
  return [...new Set(patterns)];
}

/** `a{b,c}d` -> `abd`, `acd`; nested braces from the inside out; braces that do not close stand for themselves. */
function alternatives(glob: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(glob);
  if (!braces) return [glob];
  const before = glob.slice(0, braces.index);
  const after = glob.slice(braces.index + braces[0].length);
  return (braces[1] ?? '').split(',').flatMap(it => alternatives(before + it + after));
}
