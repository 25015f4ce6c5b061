/** Words of Jinja and Liquid that begin what may be left out or said several times. */
const openers = new Set(['if', 'for', 'macro', 'call', 'unless', 'case', 'switch', 'tablerow', 'ifchanged']);

/**
 * What a tag of a template does to the text behind it: +1 begins a block that is sent or not, or several times
 * (`{% if %}`, `{{#each}}`), -1 ends one; 0 for everything else, blocks that are always sent once (`{% raw %}`) too.
 */
export function stepOf(tag: string): -1 | 0 | 1 {
  const jinja = /^\{%[-+]?\s*(\w+)/.exec(tag)?.[1];
  if (jinja !== undefined) {
    if (openers.has(jinja)) return 1;
    return jinja.startsWith('end') && openers.has(jinja.slice(3)) ? -1 : 0;
  }
  if (/^\{\{~?\//.test(tag)) return -1;
  return /^\{\{~?[#^][>*]?\s*[\w.]/.test(tag) ? 1 : 0;
}
