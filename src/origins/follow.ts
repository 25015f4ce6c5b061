import { setTimeout as wait } from 'node:timers/promises';
import type { Look } from './look';
import type { Origins } from './origins';

/** Milliseconds that are waited for the first look: calls before it has ended are joined to what it has found so far. */
const mostWait = 10_000;
/** Milliseconds between two looks at least; one that takes long is not made often. */
const leastRest = 3000;
const restForWork = 20;

/**
 * Follows folders through their edits until the signal; resolves once they were looked at for the first time, or after a
 * while.
 * @param onTrouble told in a sentence where they cannot be looked at
 */
export async function followOrigins(
  origins: Origins,
  folders: readonly Look[],
  { onTrouble, signal }: { readonly onTrouble: (sentence: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const look = async () => {
    const started = performance.now();
    for (const folder of folders) await origins.look(folder);
    return performance.now() - started;
  };
  const first = look();
  const follow = async () => {
    for (let took = await first; !signal.aborted; took = await look())
      await wait(Math.max(leastRest, took * restForWork), undefined, { signal, ref: false });
  };
  void follow().catch((error: Error) => {
    if (signal.aborted) return;
    const names = folders.map(it => it.folder).join(', ');
    onTrouble(`Calls are not joined to the prompts of ${names}: ${error.message}`);
  });
  await Promise.race([first.catch(() => {}), wait(mostWait, undefined, { ref: false })]);
}
