import { expect, it } from 'vitest';
import { keepTrying } from '../../../src/gateway/keep';
import { sampleCall } from '../ledger/call';

/** What is given to a ledger that takes nothing before it is told to. */
function onHeld() {
  const tries: { ids: string[]; end: (error?: Error) => void }[] = [];
  const troubles: string[] = [];
  const kept = keepTrying(
    calls =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve());
        tries.push({ ids: calls.map(it => it.id), end });
      }),
    it => void troubles.push(it),
  );
  const next = async (count = tries.length + 1) => {
    await expect.poll(() => tries.length, { timeout: 10_000 }).toBe(count);
    return tries[count - 1]!;
  };
  return { kept, troubles, next };
}
const held = new Error('It is held.');

it('tells how many are lost once the last try is over, whoever makes it', async () => {
  const { kept, next, troubles } = onHeld();
  void kept.record([sampleCall('a')]);
  (await next(1)).end(held);
  await expect.poll(() => troubles).toHaveLength(1);
  let lost: number | undefined;
  const closed = kept.close().then(it => {
    lost = it;
  });
  const last = await next(2);
  await new Promise(setImmediate);
  expect(lost).toBeUndefined();
  last.end(held);
  (await next(3)).end(held);
  await closed;
  expect(lost).toBe(1);
});

it('says once that calls wait, though more come while they are tried again, and anew when that is over', async () => {
  const { kept, next, troubles } = onHeld();
  void kept.record([sampleCall('a')]);
  (await next(1)).end(held);
  await expect.poll(() => troubles).toEqual(['It is held.']);
  const again = await next(2);
  void kept.record([sampleCall('b')]);
  (await next(3)).end(held);
  again.end(held);
  for (const id of ['a', 'b']) {
    const { ids, end } = await next();
    expect(ids).toEqual([id]);
    end();
  }
  expect(troubles).toHaveLength(1);
  void kept.record([sampleCall('c')]);
  (await next(6)).end(held);
  await expect.poll(() => troubles).toHaveLength(2);
  const closed = kept.close();
  (await next(7)).end();
  expect(await closed).toBe(0);
});
