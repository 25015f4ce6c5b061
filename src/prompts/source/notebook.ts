import type { Node } from 'jsonc-parser';
import type { Reading } from '../format';
import { literalOf, nodeAt, readJson, stringAt } from '../json';
import { fileRange, type Literal, type Run } from '../literal';
import { joined } from '../literals/json';
import type { Message, Prompt } from '../prompt';
import { countWhile } from './nearest';
import { python } from './python/language';
import { readSource } from './source';

/** Magics of a whole cell after which the rest of it is Python still: ipython.readthedocs.io, "Built-in magic commands". */
const pythonMagics = /^%%(?:time|timeit|capture|prun|python3?)\b/;

/**
 * The prompts of a notebook (nbformat 4) with a Python kernel. Its code cells are read as one program, in their order:
 * a cell's prompt is named as in a Python file. Undefined when it holds none. Not handled: kernels of other languages.
 */
export function readNotebook(file: string): Reading | undefined {
  const { root } = readJson(file);
  const cells = nodeAt(root, 'cells');
  if (cells?.type !== 'array' || !isPython(root)) return undefined;
  const code = joined((cells.children ?? []).flatMap(it => cellCode(file, it)));
  const read = readSource(code.text, { ...python, parse: text => python.parse(withoutMagics(text)) });
  if (!read) return undefined;
  const place = (it: { start: number; end: number }) => fileRange(code, it.start, it.end);
  return {
    prompts: read.prompts.map(it => inNotebook(code, it)),
    problems: read.problems.map(it => ({ ...it, ...place(it) })),
  };
}

function isPython(root: Node | undefined): boolean {
  const metadata = nodeAt(root, 'metadata');
  const language =
    stringAt(metadata, 'kernelspec', 'language') ?? stringAt(metadata, 'language_info', 'name');
  return language === undefined || language.value === 'python';
}

/** A code cell's text, a string or a list of lines, with a line end behind it. */
function cellCode(file: string, cell: Node): readonly Literal[] {
  if (stringAt(cell, 'cell_type')?.value !== 'code') return [];
  const source = nodeAt(cell, 'source');
  const lines = source?.type === 'array' ? (source.children ?? []) : source ? [source] : [];
  const parts = lines.filter(it => it.type === 'string').map(it => literalOf(file, it));
  const [first] = parts;
  if (!first || (first.text.startsWith('%%') && !pythonMagics.test(first.text))) return [];
  return [...parts, lineEnd((lines.at(-1)?.offset ?? 0) + (lines.at(-1)?.length ?? 0))];
}

/** Keeps two cells apart. It stands for nothing in the file. */
function lineEnd(at: number): Literal {
  const run: Run = { textStart: 0, textLength: 1, fileStart: at, fileLength: 0 };
  return { text: '\n', runs: [run], encode: () => undefined };
}

/** IPython's own lines (`%time`, `!pip`, `?help`) as comments of the same length. */
function withoutMagics(code: string): string {
  return code.replace(/^([ \t]*)[%!?]/gm, '$1#');
}

function inNotebook(code: Literal, prompt: Prompt): Prompt {
  const place = <T extends { start: number; end: number }>(it: T): T => ({
    ...it,
    ...fileRange(code, it.start, it.end),
  });
  return {
    ...place(prompt),
    models: prompt.models.map(place),
    messages: prompt.messages.map(it => inString(code, it)),
    placeholders: prompt.placeholders.map(place),
  };
}

/** A message of the code as a message of the file: escaped by Python, and that by JSON. */
function inString(code: Literal, message: Message): Message {
  const runs = message.runs.flatMap(it => runsWithin(code, it));
  const literal: Literal = {
    text: message.text,
    runs,
    encode: edit => {
      const replacement = message.encode(edit);
      if (replacement === undefined) return undefined;
      const { start, end } = fileRange(message, edit.start, edit.end);
      const outer = fileRange(code, start, end);
      const own = fileRange(literal, edit.start, edit.end);
      // Where the two ways do not meet at one place, the edit would land beside it.
      if (outer.start !== own.start || outer.end !== own.end) return undefined;
      return code.encode({ start, end, replacement });
    },
  };
  return { ...message, ...literal, ...fileRange(code, message.start, message.end) };
}

/** A run of the code as runs of the file. */
function runsWithin(code: Literal, run: Run): readonly Run[] {
  const end = run.fileStart + run.fileLength;
  if (run.textLength !== run.fileLength) {
    const place = fileRange(code, run.fileStart, end);
    const fileLength = place.end - place.start;
    // Equal lengths would be read character by character.
    return [{ ...run, fileStart: place.start, fileLength: fileLength === run.textLength ? 0 : fileLength }];
  }
  const first = countWhile(code.runs, it => it.textStart + it.textLength <= run.fileStart);
  const last = countWhile(code.runs, it => it.textStart < end);
  return code.runs.slice(first, last).map(it => {
    const from = Math.max(it.textStart, run.fileStart);
    const length = Math.min(it.textStart + it.textLength, end) - from;
    const isEscape = it.textLength !== it.fileLength;
    return {
      textStart: run.textStart + from - run.fileStart,
      textLength: length,
      fileStart: isEscape ? it.fileStart : it.fileStart + from - it.textStart,
      fileLength: isEscape ? it.fileLength : length,
    };
  });
}
