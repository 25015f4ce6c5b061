// Logs as Claude Code and Codex write them, imported into a new ledger by our command line, and read by ccusage's, in
// turns. Whole processes, start and all; ccusage's native binary without its launcher. How the two agree is a unit test.
// Two sizes: some weeks of one person, where a program's start counts, and half a year, where it does not.
// usage: npm run bench:import [-- --json]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hasCcusage, runCcusage } from '../support/usageLogs/ccusage';
import { writeClaudeLogs } from '../support/usageLogs/claude';
import { writeCodexLogs } from '../support/usageLogs/codex';
import { median, report, timed } from './report';

const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
const sizes = [
  { name: '', sessions: 80, rounds: 5 },
  { name: 'Large', sessions: 400, rounds: 3 },
] as const;

function importInto(ledger: string, source: string, path: string): number {
  const words = ['dist/cli.js', 'import', source, '--path', path, '--ledger', ledger, '--json'];
  let printed = '';
  const milliseconds = timed(() => {
    printed = execFileSync(process.execPath, [resolve(words[0]!), ...words.slice(1)], { encoding: 'utf8' });
  });
  imported = (JSON.parse(printed) as { imported: number }).imported;
  return milliseconds;
}
let imported = 0;

function megabytesBelow(path: string): number {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(join(path, name)).size, 0) / 1e6;
}

/** The figures of one kind of logs at one size; their names end in `name`. */
function measure(
  [kind, source, make]: (typeof kinds)[number],
  { name, sessions, rounds }: (typeof sizes)[number],
): Record<string, number> {
  const logs = join(folder, kind);
  mkdirSync(logs);
  const { length } = make(logs, { sessions, calls: 100, from: Date.UTC(2026, 9, 1), seed: 11 });
  const [ours, again, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const ledger = join(folder, `${kind}-${round}.db`);
    ours.push(importInto(ledger, source, logs));
    if (imported !== length) throw new Error(`${imported} of ${length} calls of ${kind} were imported.`);
    if (hasCcusage) theirs.push(timed(() => runCcusage(kind, logs)));
    again.push(importInto(ledger, source, logs));
    if (imported !== 0) throw new Error(`${imported} calls of ${kind} were imported twice.`);
    for (const part of ['', '-wal', '-shm']) rmSync(ledger + part, { force: true });
  }
  const megabytes = megabytesBelow(logs);
  rmSync(logs, { recursive: true });
  return {
    [`${kind}Megabytes${name}`]: megabytes,
    [`${kind}MegabytesPerSecond${name}`]: megabytes / (median(ours) / 1000),
    ...(hasCcusage && {
      [`${kind}ImportVsCcusage${name}`]: median(ours.map((own, round) => theirs[round]! / own)),
      [`${kind}NextImportVsCcusage${name}`]: median(again.map((own, round) => theirs[round]! / own)),
    }),
  };
}

const kinds = [
  ['claude', 'claude-code', writeClaudeLogs],
  ['codex', 'codex', writeCodexLogs],
] as const;

try {
  if (!hasCcusage) console.error('ccusage has no build for this machine: there is nothing to compare with.');
  const figures = Object.assign({}, ...sizes.flatMap(size => kinds.map(kind => measure(kind, size))));
  const compared = Object.keys(figures).filter(it => it.includes('VsCcusage'));
  report(figures, Object.fromEntries(compared.map(it => [it, { least: 1 }])), sizes[0].rounds);
} finally {
  rmSync(folder, { recursive: true });
}
