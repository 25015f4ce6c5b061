import type { Format } from './format';
import { formats } from './formats/all';
import { filePath } from './path';
import type { PromptFile } from './prompt';

export interface ParseOptions {
  /** The user says that this file holds a prompt (the setting `promptmeter.include`). */
  readonly included?: boolean;
  /** Whether source code is looked through (the setting `promptmeter.sourceCode`); true when absent. */
  readonly sourceCode?: boolean;
}

/**
 * Whether a file of this path can hold prompts, so that others need not be read. True for every `.json`, `.jsonl` and
 * `.yaml`: only its text tells.
 */
export function mayHoldPrompts(path: string, options: ParseOptions = {}): boolean {
  return candidates(path, options).length > 0;
}

/** Whether a file of this path is a prompt by its name, so that its text need not be asked. */
export function isPromptByName(path: string): boolean {
  return candidates(path, {}).some((format: Format) => !format.shared);
}

/**
 * Reads the prompts of a file; undefined when it holds none. `text` is the file's text as it is: line ends are kept,
 * a byte order mark is skipped. Never throws; what cannot be read is told in `problems`.
 */
export function parsePrompts(path: string, text: string, options: ParseOptions = {}): PromptFile | undefined {
  const isBinary = text.includes('\0');
  for (const format of candidates(path, options)) {
    const { shared }: Format = format;
    if (isBinary && shared) continue;
    if (isBinary) return notText(format.id, text);
    const reading = format.read(filePath(path), text);
    if (reading) return { format: format.id, ...reading };
  }
  return undefined;
}

function candidates(path: string, { included = false, sourceCode = true }: ParseOptions) {
  const parts = filePath(path);
  return formats.filter(
    (format: Format) => (sourceCode || !format.sourceCode) && format.mayBe(parts, included),
  );
}

function notText(format: PromptFile['format'], text: string): PromptFile {
  const message = 'This file is not text: it holds NUL characters. No prompt was read from it.';
  const start = text.indexOf('\0');
  return { format, prompts: [], problems: [{ message, start, end: start + 1 }] };
}
