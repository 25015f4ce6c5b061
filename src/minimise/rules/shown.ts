/**
 * Nouns and verbs of what the model is to write. A list below a line or heading with one of them may show how the
 * answer has to look.
 */
const output =
  /\b(?:outputs?|answers?|answering|repl(?:y|ies)|respon(?:d|ds|se|ses)|reports?|returns?|formats?|formatted|structured?|templates?|sections|layout|examples?|deliverables?|include|includes|including|contains?|consists?|present|provide|produce|generate|write|writing|create|summar(?:y|ies|i[sz]e)|fields|columns|following|as follows|like this|e\.g\.|instance|document(?:s|ation)?|readme|comments?|messages?|descriptions?|emails?|posts?|issues?|tickets?|body|headings?|headers?|markdown)\b/i;

/** Whether a line announces what the answer looks like rather than what it has to do. */
export const showsOutput = (line: string): boolean => output.test(line);
