import { parentPort } from 'node:worker_threads';
import { Looker, type Seen } from './look';
import type { FromOrigins, ToOrigins } from './protocol';

/** Files told of at once: few enough that taking them in is not felt. */
const batch = 20;

const looker = new Looker();
const tell = (message: FromOrigins) => parentPort?.postMessage(message);
let last = Promise.resolve();

parentPort?.on('message', ({ look }: ToOrigins) => {
  last = last.then(async () => {
    const isFirst = !looker.knows(look.folder);
    let seen: Seen[] = [];
    try {
      for await (const one of looker.look(look)) {
        seen.push(one);
        if (seen.length < batch) continue;
        tell({ kind: 'seen', seen, isFirst });
        seen = [];
      }
      tell({ kind: 'seen', seen, isFirst });
      if (isFirst && look.history) for await (const past of looker.past(look)) tell({ kind: 'past', past });
      tell({ kind: 'looked' });
    } catch (error) {
      tell({ kind: 'looked', failed: (error as Error).message });
    }
  });
});
