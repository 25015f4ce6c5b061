/** A text as what is asked, and what it is asked about. */
export interface Ask {
  /** On one line. */
  readonly ask: string;
  /** After the first colon or line end, with that mark; empty where there is none. Compared to the letter. */
  readonly material: string;
}

/** Characters of the longest line that is read as a request; a longer one is material as a whole. */
const longestAsk = 400;

/** Cuts a text where material may begin. What stands in quotation marks or backticks is passed over. */
export function splitAsk(text: string): Ask {
  // A colon within a time or a link is none that material stands after.
  const [ask = ''] =
    /^(?:`[^`\n]*`|"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|[^\n:]|:(?=[^\s:]))*/.exec(text.slice(0, longestAsk + 1)) ??
    [];
  if (ask.length > longestAsk) return { ask: '', material: text };
  return { ask: ask.trim(), material: text.slice(ask.length) };
}
