import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { callModel, openCalls } from '../../src/calls';
import { openLedger } from '../../src/ledger';
import { createPrices } from '../../src/prices';
import { parsePrompts } from '../../src/prompts';
import { startServer } from '../support/server/server.mts';
import { tokens } from '../support/tokens';
import { hovered, showFile } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { lenses } from './code/workbench.mts';

const server = await startServer();
const test = hostTest();
test.beforeEach(() => server.forget());

const model = 'claude-sonnet-4-5';
const messages = [
  { role: 'system', content: 'You are a polite shop assistant. Answer in one sentence, and name the order.' },
  { role: 'user', content: 'Where is my order?' },
];
const text = JSON.stringify({ model, messages }, null, 2);
const billedTokens = 47;

test('lens and hover learn from calls that others record', async ({ page, inHost, workspace, code }) => {
  const path = join(workspace, 'order.json');
  await writeFile(path, text);
  await showFile(inHost, path);
  const lens = lenses(page).filter({ hasText: model });
  await lens.waitFor();
  expect(await lens.textContent()).toMatch(
    /^≈ \d+ tokens · ≈ \$0\.\d+ in \+ ≈ \$0\.\d+ out · claude-sonnet-4-5(?!.*calls)/,
  );

  await makeCalls(20, workspace, join(code.globalStorage, 'ledger.db'));
  const learnt = lenses(page).filter({ hasText: '20 calls' }).filter({ hasText: '–' });
  await learnt.waitFor();
  expect(await learnt.textContent()).toMatch(
    new RegExp(`^≈ ${billedTokens} tokens · \\$0\\.\\d+–0\\.\\d+ · ${model}.*20 calls in 30 days · \\$0\\.`),
  );

  const status = page.locator('[aria-label*="in this file, calibrated on 20 of your calls"]').first();
  await status.waitFor();

  const hover = await hovered(code, 'calibrated on 20 of your calls');
  const said = await hover.textContent();
  expect(said).toContain('Output: 101–118 tokens, p10 to p90 of 20 calls of this prompt on this model');
  expect(said).toMatch(/by past calls\s+[+−]\d+/);
  await code.screenshot('learn-dark');
  await showTheme(code, 'light');
  await hovered(code, 'calibrated on 20 of your calls');
  await code.screenshot('learn-light');
});

/** Runs the prompt so often from another process, on a server that bills more than is counted. */
async function makeCalls(count: number, workspace: string, file: string): Promise<void> {
  const prompt = parsePrompts('order.json', text)?.prompts[0];
  if (!prompt) throw new Error('The prompt was not read.');
  const ledger = openLedger({ file, onNotice: ({ message }) => expect.fail(message) });
  const booking = { workspace, prompt: 'order.json', source: 'run', interactive: true };
  const { baseUrl } = server;
  for (let index = 0; index < count; index++) {
    server.queue({ model, usage: { prompt_tokens: billedTokens, completion_tokens: 100 + index } });
    const options = { prompt, values: {}, model, baseUrl, apiKey: '', booking };
    const { call } = await callModel(options, openCalls({ ledger, prices: createPrices(), tokens }));
    expect(call).toMatchObject({ status: 'ok', input: billedTokens, content: 'english' });
  }
  await ledger.close();
}
