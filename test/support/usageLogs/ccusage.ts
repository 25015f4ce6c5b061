import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Tokens of one day and model. Cache writes of both times to live together, as ccusage tells them. */
export interface DayModel {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
}

const binary = resolve(
  `node_modules/@ccusage/ccusage-${process.platform}-${process.arch}/bin/ccusage${process.platform === 'win32' ? '.exe' : ''}`,
);

/** Whether the package has a build for this machine: it is a native one. */
export const hasCcusage = existsSync(binary);

/** Has ccusage read the logs below `folder`, and returns what it prints as JSON. Offline, and of no other folder. */
export function runCcusage(kind: 'claude' | 'codex', folder: string): string {
  // It is packed without the right to be run; its launcher gives it that too.
  chmodSync(binary, 0o755);
  const env = { ...process.env, HOME: folder, CLAUDE_CONFIG_DIR: folder, CODEX_HOME: folder };
  const words = [kind, 'daily', '--json', '--offline'];
  return execFileSync(binary, words, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
}

interface Tokens {
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheCreationTokens: number;
  readonly outputTokens: number;
}

/** What ccusage finds, by `DAY MODEL`. */
export function daysOfCcusage(kind: 'claude' | 'codex', folder: string): Readonly<Record<string, DayModel>> {
  const { daily } = JSON.parse(runCcusage(kind, folder)) as {
    daily: readonly {
      readonly date: string;
      readonly modelBreakdowns?: readonly (Tokens & { readonly modelName: string })[];
      readonly models?: Readonly<Record<string, Tokens>>;
    }[];
  };
  return Object.fromEntries(
    daily.flatMap(({ date, modelBreakdowns, models }) => {
      const rows = modelBreakdowns?.map(it => [it.modelName, it] as const) ?? Object.entries(models ?? {});
      return rows.map(([model, it]) => [
        `${date} ${model}`,
        {
          input: it.inputTokens,
          cacheRead: it.cacheReadTokens,
          cacheWrite: it.cacheCreationTokens,
          output: it.outputTokens,
        },
      ]);
    }),
  );
}
