import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { readLog, type Skipped } from '../../../src/imports/read';
import type { Source, Used } from '../../../src/imports/source';
import { Window } from '../../../src/imports/window';

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-imports-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes the file at `path`, whose last part decides how it is read, into `folder`. */
export function writeLog(folder: string, path: string, content: string | readonly unknown[]): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : `${content.map(recordOf).join('\n')}\n`);
  return file;
}

const recordOf = (record: unknown) => (typeof record === 'string' ? record : JSON.stringify(record));

/** The calls that logs tell of, each once, and what was skipped; a year after they were written. */
export function callsIn(
  source: Source,
  ...paths: readonly string[]
): { calls: Used[]; skipped: Omit<Skipped, 'file'>[] } {
  const window = new Window();
  const skipped: Omit<Skipped, 'file'>[] = [];
  for (const path of paths) {
    const reading = readLog(path, source.formOf(path)!, undefined, {
      now: Date.UTC(2027, 0, 1),
      driver: Database,
    });
    for (const item of reading?.items ?? []) {
      if ('used' in item) window.add(item.used);
      else skipped.push({ line: item.skipped.line, reason: item.skipped.reason });
    }
  }
  return { calls: [...window.take()], skipped };
}

/** The calls told of by one log of these lines. */
export function callsOf(source: Source, lines: readonly unknown[], name = 'session-1.jsonl') {
  return callsIn(source, writeLog(temporaryFolder(), name, lines));
}

export const buckets = ({ input, cacheRead, cacheWrite5m, cacheWrite1h, output }: Used) => [
  input,
  cacheRead,
  cacheWrite5m,
  cacheWrite1h,
  output,
];
