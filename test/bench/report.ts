import { cpus } from 'node:os';

/** The middle of `samples`. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** The sample that `part` of all samples do not exceed. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** Milliseconds `work` takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds of processor time `work` takes on this thread: other programs on a busy machine do not count. */
export function worked(work: () => void): number {
  const start = workedSoFar();
  work();
  return workedSoFar() - start;
}

/** Milliseconds of processor time that this thread has had. */
export function workedSoFar(): number {
  process.cpuUsage(); // Linux brings the books of the thread up to date when the process's are asked for, and only then.
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Prints `--json`'s document, else a table: one line a figure, with the floor it must reach and whether it does. */
export function report(
  figures: Readonly<Record<string, number>>,
  floors: Readonly<Record<string, Floor>>,
  rounds: number,
): void {
  if (process.argv.includes('--json')) {
    const machine = {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      node: process.version,
      platform: process.platform,
    };
    console.log(JSON.stringify({ figures, rounds, machine }));
    return;
  }
  for (const [name, figure] of Object.entries(figures)) {
    const floor = floors[name];
    const verdict = floor ? `  ${holds(figure, floor) ? 'holds' : 'MISSED'}: ${wordsOf(floor)}` : '';
    console.log(`${name.padEnd(44)}${round(figure).padStart(10)}${verdict}`);
  }
}

/** What a figure must reach: at least, or at most. */
export type Floor = { readonly least: number } | { readonly most: number };

const holds = (figure: number, floor: Floor) =>
  'least' in floor ? figure >= floor.least : figure <= floor.most;
const wordsOf = (floor: Floor) => ('least' in floor ? `at least ${floor.least}` : `at most ${floor.most}`);
const round = (figure: number) => (figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3));
