/** What the model is to write, and how it looks. */
const answer =
  /\b(?:outputs?|answers?|repl(?:y|ies)|respon(?:d|ds|se|ses)|reports?|formats?|formatted|templates?|sections|layout|examples?|deliverables?|summar(?:y|ies)|fields|columns|readme|messages?|emails?|posts?|headings?|headers?|markdown)\b/i;
/** Work that ends in a text, before a list: "Write a page with:". */
const writing =
  /\b(?:include|includes|including|contains?|consists?|present|provide|produce|generate|return|write|create|summari[sz]e|document|structure|parts|descriptions?|tickets?|as follows|like this|e\.g\.|instance)\b[^:]*:[*_]{0,2}[ \t]*$/i;

/** Whether a line announces what the answer looks like rather than what it has to do. */
export const showsOutput = (line: string): boolean => answer.test(line) || writing.test(line);
