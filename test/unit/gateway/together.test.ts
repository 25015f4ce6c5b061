import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startCanned } from '../../support/server/canned.mts';
import { ledgerFile } from '../ledger/sample';
import { bearer, chatBody, post } from './raw';
import { startCommand } from './started';

it('two gateways of one ledger keep a hard budget together; what one that is killed had set aside is free again', async () => {
  const server = await startCanned({ pieces: ['{}'], waitMs: 20_000 });
  onTestFinished(() => server.close());
  const file = ledgerFile();
  const budgets = `${file}.budgets.json`;
  // An answer of 1000 tokens of gpt-4o at $10 a million, its input, and no room for another one's.
  await writeFile(budgets, JSON.stringify({ all: { dollars: 0.01003, hard: true } }));
  const start = () => startCommand(file, server.origin, '--budgets', budgets);
  const [one, other] = await Promise.all([start(), start()]);
  const ask = ({ url, token }: typeof one) =>
    post(`${url}/v1/chat/completions`, chatBody({ model: 'gpt-4o', max_tokens: 1000 }), bearer(token));

  const gone = ask(one).catch(() => 'gone');
  await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(1);
  const refused = await Promise.all([ask(other), ask(other), ask(one)]);
  expect(refused.map(it => it.status)).toEqual([402, 402, 402]);
  expect(refused[0]!.body.toString()).toMatch(
    /“all” does not allow the call: .*calls under way may cost \$0\.01/,
  );

  one.child.kill('SIGKILL');
  await once(one.child, 'exit');
  expect(await gone).toBe('gone');
  const waiting = ask(other).catch(() => 'gone');
  await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(2);
  other.child.kill('SIGKILL');
  await waiting;
});
