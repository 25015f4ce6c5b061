import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePrompts } from '../../../../src/prompts';

/** A stretch of code with a literal in it, and whether that is a prompt. */
interface Label {
  readonly start: number;
  readonly end: number;
  readonly isPrompt: boolean;
}

interface File {
  readonly path: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

export interface Score {
  readonly labels: number;
  readonly precision: number;
  readonly recall: number;
  /** What was called a prompt and is none, and the prompts that were not found. */
  readonly wrong: readonly string[];
}

/** Finds the prompts of a labelled set, and compares. A prompt without any label counts as a false alarm. */
export function scoreOf(set: string): Score {
  const files = filesOf(readFileSync(join(import.meta.dirname, 'labelled', set), 'utf8'));
  const wrong: string[] = [];
  let found = 0;
  let alarms = 0;
  for (const { path, text, labels } of files) {
    const prompts = parsePrompts(path, text)?.prompts ?? [];
    const messages = prompts.flatMap(it => it.messages);
    const isFound = (label: Label) =>
      messages.some(({ runs }) =>
        runs.some(run => run.fileStart < label.end && run.fileStart + run.fileLength > label.start),
      );
    for (const label of labels) {
      if (isFound(label) === label.isPrompt) {
        if (label.isPrompt) found++;
        continue;
      }
      if (!label.isPrompt) alarms++;
      wrong.push(
        `${path}: ${label.isPrompt ? 'missed' : 'alarm'} ${text.slice(label.start, label.end).slice(0, 60)}`,
      );
    }
    const stray = prompts.filter(it => !labels.some(label => label.start < it.end && it.start < label.end));
    alarms += stray.length;
    wrong.push(...stray.map(it => `${path}: alarm ${text.slice(it.start, it.end).slice(0, 60)}`));
  }
  const labels = files.flatMap(it => it.labels);
  const recall = found / labels.filter(it => it.isPrompt).length;
  return { labels: labels.length, precision: found / (found + alarms), recall, wrong };
}

/** `⟦prompt⟧` and `⟨other⟩` are taken out before the code is read; `#### PATH` begins a file. */
function filesOf(set: string): readonly File[] {
  return set
    .split(/^#### /m)
    .slice(1)
    .map(section => {
      const path = section.slice(0, section.indexOf('\n'));
      const labels: Label[] = [];
      let text = '';
      let start = 0;
      for (const part of section.slice(path.length + 1).split(/([⟦⟧⟨⟩])/)) {
        if (part === '⟦' || part === '⟨') start = text.length;
        else if (part === '⟧' || part === '⟩')
          labels.push({ start, end: text.length, isPrompt: part === '⟧' });
        else text += part;
      }
      return { path, text, labels };
    });
}
