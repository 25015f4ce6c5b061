import { setTimeout as wait } from 'node:timers/promises';
import type { Origins } from '../origins';
import type { Rooms } from './command';

/** Milliseconds that are waited for the first look: calls before it has ended are joined to what it has found so far. */
const mostWait = 10_000;
/** Milliseconds between two looks at least; one that takes long is not made often. */
const leastRest = 3000;
const restForWork = 20;

/**
 * The prompts of a folder, to be found again in calls, followed through their edits until the signal. Not handled: what
 * VS Code's settings leave out or take in.
 */
export async function followOrigins(
  folder: string,
  { openOrigins, complain, signal }: Pick<Rooms, 'openOrigins' | 'complain' | 'signal'>,
): Promise<Origins> {
  const origins = openOrigins();
  const look = async () => {
    const started = performance.now();
    await origins.look({ folder, exclude: [], include: [], sourceCode: true });
    return performance.now() - started;
  };
  const follow = async () => {
    for (let took = await look(); !signal.aborted; took = await look())
      await wait(Math.max(leastRest, took * restForWork), undefined, { signal, ref: false });
  };
  const first = look();
  void first.then(follow).catch((error: Error) => {
    if (!signal.aborted) complain(`Calls are not joined to the prompts of ${folder}: ${error.message}`);
  });
  await Promise.race([first.catch(() => {}), wait(mostWait, undefined, { ref: false })]);
  return origins;
}
