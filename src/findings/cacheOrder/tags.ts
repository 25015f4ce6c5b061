/** What opens and what closes a part of a template: `{% if %}`, `{% endif %}`, `{{#each}}`, `{{^x}}`, `{{/each}}`. */
const tags =
  /\{%-?\s*(end)?(if|for|unless|block|macro|filter|with|call|raw|case|capture|set)\b([^%]*)%\}|\{\{~?\s*([#^/])/g;

/** Whether every part of a template that a text opens is closed in it, and none is closed that it does not open. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [, end, name, rest = '', mark] of text.matchAll(tags)) {
    if (name === 'set' && rest.includes('=')) continue;
    depth += end || mark === '/' ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Whether a text gives a value to what a template uses further on. */
export function setsValue(text: string): boolean {
  return /\{%-?\s*(?:set|assign|import|from)\b/.test(text);
}
