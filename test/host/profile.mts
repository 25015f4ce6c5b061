import type { Profiler, Session } from 'node:inspector';

// What of the extension host's time is one extension's own. The host's clock alone would not tell: on a busy machine
// it stands still for others, too. Both functions travel to the host as text.

/** Starts to look, in the extension host, five thousand times a second. */
export async function startProfile(): Promise<void> {
  const { Session } = process.getBuiltinModule('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  Object.assign(globalThis, { promptmeterProfile: session });
}

/**
 * Ends it.
 * @param extension its id: what runs below a frame of its bundle is its work
 * @returns milliseconds of its longest uninterrupted work and the calls it ended in, and of all of it; a sample counts
 *   no more than the time between two, since what is longer was the machine doing something else
 */
export async function stopProfile(
  vscode: typeof import('vscode'),
  extension: string,
): Promise<{ longestMs: number; atWorkMs: number; where: string }> {
  const { promptmeterProfile: session } = globalThis as unknown as { promptmeterProfile: Session };
  const { profile } = (await (
    session.post as unknown as (method: string) => Promise<Profiler.StopReturnType>
  )('Profiler.stop')) as Profiler.StopReturnType;
  session.disconnect();
  const script = `${vscode.extensions.getExtension(extension)!.extensionPath}/dist/extension.js`;
  const nodes = new Map(profile.nodes.map(it => [it.id, it]));
  const stacks = new Map<number, string[]>();
  const walk = (id: number, above: string[]) => {
    const node = nodes.get(id)!;
    const { url, functionName, lineNumber } = node.callFrame;
    const mine = url.endsWith(script);
    const stack = mine || above.length > 0 ? [...above, `${functionName}:${lineNumber}`] : above;
    stacks.set(id, stack);
    for (const child of node.children ?? []) walk(child, stack);
  };
  walk(profile.nodes[0]!.id, []);
  const interval = 200;
  let [longest, work, all] = [0, 0, 0];
  let where = '';
  for (const [index, id] of profile.samples!.entries()) {
    const stack = stacks.get(id)!;
    const collecting = nodes.get(id)!.callFrame.functionName === '(garbage collector)';
    const us = Math.min(interval, profile.timeDeltas![index + 1] ?? 0);
    if (stack.length === 0) {
      if (!collecting) work = 0;
      continue;
    }
    work += us;
    all += us;
    if (work > longest) [longest, where] = [work, stack.join(' > ')];
  }
  return { longestMs: longest / 1000, atWorkMs: all / 1000, where };
}
