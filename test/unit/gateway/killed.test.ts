import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { startCanned } from '../../support/server/canned.mts';
import { ledgerFile } from '../ledger/sample';
import { bearer, chatBody } from './raw';
import { startCommand } from './started';

it('a gateway that is killed right after answers went out: all but perhaps the last are booked', async () => {
  const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
  const choices = [{ message: { content: 'Aldebaran' }, finish_reason: 'stop' }];
  const pieces = [JSON.stringify({ model: 'gpt-4o-mini', choices, usage })];
  const server = await startCanned({ headers: ['content-type', 'application/json'], pieces });
  onTestFinished(() => server.close());
  const file = ledgerFile();
  const first = await startCommand(file, server.origin, '--keep-text');
  for (let call = 0; call < 20; call++) {
    const body = chatBody({ messages: [{ role: 'user', content: `Where is order ${call}?` }] });
    const options = { method: 'POST', body, headers: bearer(first.token) };
    await (await fetch(`${first.url}/v1/chat/completions`, options)).text();
  }
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await startCommand(file, server.origin, '--keep-text');
  const ledger = openLedger({ file, onNotice: () => {} });
  onTestFinished(() => ledger.close());
  const calls = await ledger.calls(30);
  expect(calls.length).toBeGreaterThanOrEqual(19);
  expect(calls.length).toBeLessThanOrEqual(20);
  for (const call of calls.slice(1))
    expect(call).toMatchObject({ status: 'ok', usageFrom: 'provider', output: 4 });
  const texts = await ledger.texts({});
  expect(texts.map(it => it.call.id).sort()).toEqual(
    calls
      .filter(it => it.status === 'ok')
      .map(it => it.id)
      .sort(),
  );
  expect(texts[0]).toMatchObject({
    answer: 'Aldebaran',
    messages: [{ text: expect.stringMatching(/^Where is order \d+\?$/) }],
  });
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
});

it('a gateway that is killed in the middle of streams: what had come is booked when the next one starts', async () => {
  const piece = `data: ${JSON.stringify({ model: 'gpt-4o-mini', choices: [{ delta: { content: ' Aldebaran' } }] })}\n\n`;
  const pieces = Array.from({ length: 500 }, () => piece);
  const server = await startCanned({ headers: ['content-type', 'text/event-stream'], pieces, pieceMs: 20 });
  onTestFinished(() => server.close());
  const file = ledgerFile();
  const first = await startCommand(file, server.origin);
  const asked = Array.from({ length: 3 }, () =>
    fetch(`${first.url}/v1/chat/completions`, {
      method: 'POST',
      body: chatBody({ stream: true }),
      headers: bearer(first.token),
    }),
  );
  const streams = (await Promise.all(asked)).map(it => it.body!.getReader());
  const until = performance.now() + 2000;
  while (performance.now() < until) await streams[0]!.read();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const ledger = openLedger({ file, onNotice: () => {} });
  onTestFinished(() => ledger.close());
  expect(await ledger.calls(10)).toEqual([]);
  const second = await startCommand(file, server.origin);
  const calls = await ledger.calls(10);
  expect(calls).toHaveLength(3);
  for (const call of calls) {
    expect(call).toMatchObject({
      status: 'cut',
      usageFrom: 'estimate',
      askedModel: 'gpt-4o-mini',
      attempt: 1,
    });
    expect(call.error).toMatch(/^The gateway was ended before the answer was whole\./);
    expect(call.output).toBeGreaterThan(0);
    expect(JSON.stringify(call)).not.toMatch(/Aldebaran|order/);
  }
  // The third does not book them again.
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
  const third = await startCommand(file, server.origin);
  expect(await ledger.calls(10)).toHaveLength(3);
  third.child.kill('SIGTERM');
  await once(third.child, 'exit');
});
