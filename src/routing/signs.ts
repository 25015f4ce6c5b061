/** What can be seen of a text at a glance, and speaks for one type of task or against another. */
const patterns: Readonly<Record<string, RegExp>> = {
  role: /^\W*(?:system:\s*)?(?:you are|you're|act as|i want you to act|your role|assistant is|du bist|eres|tu es)\b/i,
  question: /\?\s*$/,
  asks: /^\W*(?:what|who|whom|whose|when|where|which|why|how|is|are|do|does|did|can|could|should|will|was|were)\b/i,
  placeholder: /\{\{.*?\}\}|\{\w+\}|\$\{\w|\$[a-z]\w+|<[a-z_]+>|\{%/i,
  heading: /^#{1,4} \S/m,
  frontMatter: /^---\n/,
  list: /^\s*(?:[-*•]|\d+[.)]) /m,
  options: /(?:^|\s)\(?a[).] .+\s\(?b[).] /is,
  labels: /:\s*[\w/ -]+(?:, [\w/ -]+){2,}(?:,? (?:or|and) [\w/ -]+)?[.\n]/,
  json: /\bjson\b|\byaml\b|\bcsv\b/i,
  braces: /\{\s*"/,
  code: /```|;\s*$|=>|\(\)|\bdef \w+\(|\bfunction \w*\(|#include|\bimport \w+|^\s*(?:class|const|let|public|from) \w+/m,
  file: /\b[\w-]+\.(?:ts|js|py|java|md|json|ya?ml|cs|go|rs|html|css|sh|sql|tf)\b/i,
  trace: /\b\w*(?:Error|Exception)\b:|\bat line \d+|Traceback|\bE\d{3,}\b|exit code/,
  formula: /\d\s*[-+*/^=×÷]\s*\(?\d|\b[a-z]\s*[=<>≤≥]\s*-?\d|\d[a-z]\b|[²³√∫π]|\\(?:frac|sum|int|boxed)|x\^/i,
  money: /[$€£]\s?\d|\d\s?[%€$]/,
  quoted: /["“„«][^"”“»]{12,}["”“»]/,
  first: /\b(?:i|my|me|i'm|i've|mein|meine|mi|mon)\b/i,
  foreign: /[^\p{Script=Latin}\p{P}\p{S}\p{N}\p{Z}\p{C}]/u,
};

/** The signs that a text bears, and how long and how full of figures it is. */
export function signs(text: string, words: number): readonly string[] {
  const found = Object.entries(patterns).flatMap(([name, pattern]) => (pattern.test(text) ? name : []));
  const figures = text.match(/\d+/g)?.length ?? 0;
  return [
    ...found,
    `length ${Math.min(7, Math.floor(Math.log2(words + 1)))}`,
    `figures ${Math.min(4, figures)}`,
  ];
}
