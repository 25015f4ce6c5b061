import { resolve } from 'node:path';
import { doJob } from '../../../src/imports/job';
import { openLedger } from '../../../src/ledger';
import { openOrigins } from '../../../src/origins';
import { type Outcome, type Setting as RealSetting, runCommand } from '../../../src/terminal';
import { tokens } from '../../support/tokens';

export interface Setting {
  readonly stdin?: string;
  readonly environment?: RealSetting['environment'];
  readonly signal?: AbortSignal;
  readonly say?: RealSetting['say'];
}

const open = async () => openOrigins(resolve('dist/originsWorker.js'));

/** Runs the command line `words` with the real rooms; `stdin` is what `-` reads. */
export function promptmeter(words: readonly string[], setting: Setting = {}): Promise<Outcome> {
  return runCommand(words, {
    openTokens: async () => tokens,
    openLedger: file => openLedger({ file, onNotice: () => {} }),
    runImport: (data, tell, signal) => doJob(data, placeOf(setting), tell, open, signal),
    openOrigins: open,
    readStdin: async () => setting.stdin ?? '',
    environment: setting.environment ?? {},
    onText: () => {},
    say: setting.say ?? (() => {}),
    complain: () => {},
    signal: setting.signal ?? new AbortController().signal,
  });
}

function placeOf({ environment = {} }: Setting) {
  return { home: environment.HOME ?? '/nowhere', environment };
}
