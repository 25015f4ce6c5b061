import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { doJob } from './imports';
import { openLedger } from './ledger';
import { runCommand, type Setting } from './terminal';

const words = process.argv.slice(2);
const json = words.includes('--json');

// A reader that stops early (`promptmeter models | head`) is no failure.
process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 2));
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

const place = { home: process.env.HOME ?? homedir(), environment: process.env };
const findPrompts = async () => (await import('./origins')).openOrigins(join(__dirname, 'originsWorker.js'));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'promptmeter');
const setting: Setting = {
  // Loaded when it is asked for, as the commands are.
  openTokens: async () => {
    const [{ createTokens }, { openTables }] = await Promise.all([import('./tokens'), import('./disk')]);
    return createTokens(openTables({ ranks: join(__dirname, 'ranks'), cache }).load);
  },
  openLedger: (file, { inThread } = { inThread: false }) =>
    openLedger({
      file: resolve(file),
      ...(inThread && { workerPath: join(__dirname, 'ledgerWorker.js') }),
      // A ledger that cannot be used at all says so in the command's own failure.
      onNotice: ({ kind, message }) => kind !== 'unavailable' && complain(message),
    }),
  // In this thread: another takes longer to start than most imports take, and nothing else waits for this one.
  runImport: async (data, tell, signal) => {
    const { setFlagsFromString } = await import('node:v8');
    // What is read is soon forgotten. Left to itself V8 gives it ever more room: 250 MB in all for a log of 2 GB.
    setFlagsFromString('--semi-space-growth-factor=1');
    return doJob(data, place, tell, findPrompts, signal);
  },
  openOrigins: findPrompts,
  readStdin: () => text(process.stdin),
  environment: process.env,
  onText: json ? () => {} : piece => process.stdout.write(piece),
  say: (document, text) => process.stdout.write(`${json ? JSON.stringify(document) : text}\n`),
  complain,
  signal: interrupted.signal,
};

runCommand(words, setting).then(
  outcome => {
    if (json && outcome.json !== null) process.stdout.write(`${JSON.stringify(outcome.json)}\n`);
    if (!json && outcome.text !== '') process.stdout.write(`${outcome.text}\n`);
    outcome.complaints?.forEach(complain);
    process.exitCode = outcome.exit;
  },
  (error: unknown) => {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);

function complain(sentence: string): void {
  process.stderr.write(`promptmeter: ${sentence}\n`);
}
