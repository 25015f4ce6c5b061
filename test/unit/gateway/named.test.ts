import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startCanned } from '../../support/server/canned.mts';
import { ledgerFile } from '../ledger/sample';
import { bearer, chatBody, post } from './raw';
import { startCommand } from './started';

it('a call that names its prompt obeys what its file says', async () => {
  const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
  const choices = [{ message: { content: 'Here.' }, finish_reason: 'stop' }];
  const pieces = [JSON.stringify({ model: 'gpt-4o-mini', choices, usage })];
  const server = await startCanned({ headers: ['content-type', 'application/json'], pieces });
  onTestFinished(() => server.close());
  const folder = await mkdtemp(join(tmpdir(), 'promptmeter-named-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'a.prompt.md'),
    '---\npromptmeter-cache: exact sampled\n---\nWhere is ${input:what}?',
  );
  const { url, token } = await startCommand(ledgerFile(), server.origin, '--workspace', folder);
  const ask = (prompt: string) =>
    post(`${url}/v1/chat/completions`, chatBody(), { ...bearer(token), 'x-promptmeter-prompt': prompt });
  await ask('a.prompt.md');
  expect((await ask('a.prompt.md')).headers['x-promptmeter-served-from']).toBe('exact-cache');
  expect((await ask('b.prompt.md')).headers['x-promptmeter-served-from']).toBeUndefined();
  expect(server.requests).toHaveLength(2);
});
