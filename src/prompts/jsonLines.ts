import type { Node } from 'jsonc-parser';
import type { Reading } from './format';
import { readJson } from './json';
import { lines } from './lines';
import type { Problem, Prompt } from './prompt';

/** Problems told of one file: a file that breaks everywhere is no use to anyone line by line. */
const mostProblems = 10;

/**
 * Reads JSON lines (https://jsonlines.org), one prompt or none on each. Undefined when the first line is none of the
 * format's: others keep data in files of this ending.
 * @param read gives what a line's value holds; its number counts from 1
 */
export function readJsonLines(
  text: string,
  read: (root: Node, line: number) => Prompt | undefined,
): Reading | undefined {
  const prompts: Prompt[] = [];
  const problems: Problem[] = [];
  let number = 0;
  for (const line of lines(text, text.startsWith('\uFEFF') ? 1 : 0)) {
    number++;
    if (line.text.trim() === '') continue;
    // A line without a key holds no prompt: once enough is told of the file, it need not be parsed.
    if (problems.length >= mostProblems && !hasKey(line.text)) continue;
    const { root, problems: broken } = readJson(text, line.start, line.next);
    const prompt = root?.type === 'object' ? read(root, number) : undefined;
    if (!prompt && prompts.length === 0) return undefined;
    if (prompt) prompts.push(prompt);
    if (problems.length < mostProblems) problems.push(...broken);
  }
  return prompts.length > 0 ? { prompts, problems } : undefined;
}

const hasKey = (line: string) => line.includes('{') && line.includes(':');
