// A window of its own: records calls, and imports some beside them, until it is killed; prints the id of each call that
// was acknowledged.
import { writeSync } from 'node:fs';
import { openLedger } from '../../../../src/ledger';
import { sampleCall } from '../call';

const [file = '', workerPath = '', name = ''] = process.argv.slice(2);
const ledger = openLedger({ file, workerPath, onNotice: notice => console.error(notice.message) });

// Whoever started it holds its standard input: a test that is stopped takes its writers with it.
process.stdin.resume().once('close', () => process.exit());

let next = 0;
async function record(): Promise<void> {
  for (;;) {
    const id = `${name}-${next++}`;
    await ledger.record([sampleCall(id, { at: Date.now(), user: name, costNano: next })]);
    // At once and unbuffered: what was acknowledged must be known even if the next instant is the last.
    writeSync(1, `${id}\n`);
  }
}

/** Batches of two transactions and a bit; every second call of one is known from the batch before. */
async function importAll(): Promise<void> {
  for (let batch = 0; ; batch++) {
    const ids = Array.from({ length: 600 }, (_, index) => `${name}-import-${batch * 300 + index}`);
    await ledger.import(ids.map(id => sampleCall(id, { at: Date.now(), user: name, source: 'codex' })));
    writeSync(1, `${ids.join('\n')}\n`);
  }
}

// Several calls at a time, so that batches form.
for (let flight = 0; flight < 8; flight++) {
  record().catch(fail);
}
importAll().catch(fail);

function fail(error: Error): void {
  console.error(error.message);
  process.exit(3);
}
