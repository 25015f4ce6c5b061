/** What is kept verbatim. Each is found in the text around an edit, before and after it; all take linear time. */
export const literals: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['fence', /^[ \t>]*(?:```+|~~~+).*$/gm],
  ['inline code', /(?<!`)(`+)[^`\n]+\1/g],
  ['address', /\b(?:https?|ftp|file|mailto|wss?):[^\s<>"]+|\bwww\.\S+/gi],
  [
    'placeholder',
    /\{\{[^{}\n]*\}\}|\$?\{[^{}\n]*\}|\{%(?:(?!\{%)[^\n])*?%\}|%\(\w+\)s|%[sd]\b|\$\w+|<\|[^\n|]*\|>|\[[^[\]\n]*\]/g,
  ],
  ['tag', /<\/?[a-z_][^<>\n]*>/gi],
  ['path', /(?<!\S)(?=\S*?\w[\\/]\w)\S+|\b\w+\.(?:[a-z]{1,2}\w?|json|ya?ml|toml|html)\b/g],
  ['quotation', /"[^"\n]+"|“[^“”\n]+”|«[^«»\n]+»|(?<!\w)'[^'\n]+'(?!\w)/g],
  ['number', /\d+(?:[.,:]\d+)*%?|[$€£]\d+/g],
];

/** The literals of one kind in a text, in order. The bold around a path is not part of it. */
export const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(match => match[0].replace(/^\*\*(?=\w)|\*\*(?=:?$)/g, ''));
