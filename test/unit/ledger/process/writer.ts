// A window of its own: records calls until it is killed, and prints the id of each call that was acknowledged.
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

// Several calls at a time, so that batches form.
for (let flight = 0; flight < 8; flight++) {
  record().catch(error => {
    console.error(error.message);
    process.exit(3);
  });
}
