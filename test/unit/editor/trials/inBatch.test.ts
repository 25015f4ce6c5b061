import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openCalls } from '../../../../src/calls';
import type { Rooms } from '../../../../src/editor';
import { BatchTests } from '../../../../src/editor/trials/inBatch';
import type { Results, Test } from '../../../../src/editor/trials/question';
import { trialView } from '../../../../src/editor/trials/view';
import { estimateDefaults } from '../../../../src/estimate';
import { type Ledger, openLedger } from '../../../../src/ledger';
import { createPrices } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';
import { decision, trialCost } from '../../../../src/trials';
import { type ScriptedServer, startServer } from '../../../support/server/server.mts';
import { sorted } from '../../../support/server/sorting.mts';
import { tokens } from '../../../support/tokens';
import {
  commands,
  FakeDocument,
  fakeUri,
  setConfiguration,
  setWorkspaceFolders,
  window,
} from '../../../support/vscode';
import { ledgerFile } from '../../ledger/sample';
import { letters, sortingPrompt } from '../../trials/letters';

const prices = createPrices();
const text = sortingPrompt('gpt-4o');
const file = parsePrompts('sort.prompt', text)!;
const prompt = file.prompts[0]!;
let server: ScriptedServer;
let ledger: Ledger;
let storage: string;
let document: FakeDocument;
let hasKey: boolean;

beforeEach(async () => {
  server = await startServer();
  server.batches.script = { perLook: 5, text: (_, request) => sorted(request) };
  ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
  storage = mkdtempSync(join(tmpdir(), 'promptmeter-tests-'));
  document = new FakeDocument('/shop/sort.prompt', text);
  hasKey = true;
  setConfiguration({ 'promptmeter.baseUrl': server.baseUrl });
  setWorkspaceFolders('/shop');
  window.said.length = 0;
});
afterEach(async () => {
  document.close();
  setConfiguration();
  setWorkspaceFolders();
  await ledger.close();
  await server.close();
  rmSync(storage, { recursive: true });
});

/** The tests of a window that was just opened, and the pages of results it shows. */
function opened() {
  const reading = { file, estimates: [{ modelName: 'gpt-4o', output: {} }] };
  const rooms = {
    ...{ ledger, prices, log: { error: () => {} }, context: { storageUri: fakeUri(storage) } },
    keys: { findOrAsk: async () => (hasKey ? { key: 'sk-test' } : undefined) },
    budgeting: { limits: () => ({ budgets: [], ledger }) },
    documents: { current: async () => reading },
    calls: openCalls({ ledger, prices, tokens }),
  } as unknown as Rooms;
  const shown: Results[] = [];
  const tests = new BatchTests(rooms, it => shown.push(it));
  const handIn = (cheaper = 'gpt-4.1-nano') => {
    const variants = [
      { name: 'gpt-4o', prompt, model: 'gpt-4o' },
      { name: cheaper, prompt, model: cheaper },
    ] as const;
    const inputs = letters(30);
    const cost = trialCost(variants, inputs, undefined, estimateDefaults, { tokens, prices });
    const before = {
      ...{ title: `sort on ${cheaper}`, booking: { workspace: '/shop', prompt: 'sort.prompt' }, prompt },
      ...{ variants, inputs, scoring: { kind: 'exact' }, trial: { pairs: [], apart: [] } },
      target: { place: { uri: 'file:///shop/sort.prompt', index: 0 } },
    } as unknown as Test;
    const open = inputs.map((input, at) => ({ number: at + 1, input }));
    return tests.handIn(before, open, (cost.kind === 'priced' && cost.inBatch?.sides) || expect.fail());
  };
  return { tests, shown, handIn };
}

/** A machine with much to do takes its time. */
const until = <T>(seen: () => T) => vi.waitFor(seen, { timeout: 25_000 });

/** What the window says next that holds these words. */
const said = (words: string) =>
  until(() => window.said.find(it => it.message.includes(words)) ?? expect.fail(`“${words}” was not said.`));

const lookedAt = () => until(() => expect(server.batches.kept.map(it => it.done)).toEqual([5, 5]));

const kept = () => readdirSync(join(storage, 'tests'));

describe('a test in a batch', { timeout: 90_000 }, () => {
  it('that is left goes on in another window, is shown there, and then kept no more', async () => {
    const first = opened();
    await first.handIn();
    await lookedAt();
    window.running!.cancel();
    expect((await said('goes on at the provider')).buttons).toEqual(['Wait Again', 'Cancel It There']);
    first.tests.dispose();

    server.batches.script = { text: (_, request) => sorted(request) };
    const second = opened();
    (await said('A test in a batch: sort on gpt-4.1-nano, handed in on')).press('Fetch Answers');
    const answered = await said('Stay on gpt-4o: gpt-4.1-nano keeps 66 %');
    expect(await ledger.verdicts('/shop')).toMatchObject([
      { cheaper: 'gpt-4.1-nano', holds: false, pairs: 30 },
    ]);
    expect([second.shown, kept().length]).toEqual([[], 1]);
    answered.press('Show Results');
    await until(() => expect(second.shown).toHaveLength(1));
    expect(decision(second.shown[0]!.trial)).toMatchObject({ kind: 'keep', pairs: 30 });
    await until(() => expect(kept()).toEqual([]));
    expect([server.batches.kept.length, (await ledger.report()).totals.calls]).toEqual([2, 60]);
    second.tests.dispose();
  });

  it('whose results nobody looked at has them for the next window, without asking anybody again', async () => {
    server.batches.script = { text: (_, request) => sorted(request) };
    const first = opened();
    await first.handIn();
    await said('Stay on gpt-4o');
    first.tests.dispose();
    await server.close();
    server = await startServer();
    const second = opened();
    (await said('its answers are here')).press('Show Results');
    await until(() => expect(second.shown).toHaveLength(1));
    second.tests.dispose();
  });

  it('whose prompt is gone by then shows its results all the same, with nothing to run or to change', async () => {
    server.batches.script = { text: (_, request) => sorted(request) };
    const { tests, shown, handIn } = opened();
    await handIn('gpt-4o-mini');
    const answered = await said('sort on gpt-4o-mini: ');
    document.close();
    answered.press('Show Results');
    await until(() => expect(shown).toHaveLength(1));
    const { pairs, facts, use, more, verdict } = trialView(shown[0]!);
    expect(facts).toContain('sort.prompt is not there any more: these are the answers it had.');
    expect([pairs.length, verdict?.kind, use, more]).toEqual([30, 'good', null, null]);
    await until(() => expect(kept()).toEqual([]));
    tests.dispose();
  });

  it('is cancelled at the provider, and what was answered by then is scored', async () => {
    const { tests, shown, handIn } = opened();
    await handIn();
    await lookedAt();
    window.running!.cancel();
    (await said('goes on at the provider')).press('Cancel It There');
    (await said('gpt-4.1-nano keeps 60 % of gpt-4o’s score on 5 inputs')).press('Show Results');
    await until(() => expect(shown[0]?.trial.stopped).toBe('The batch was cancelled before its turn.'));
    tests.dispose();
  });

  it('is listed with what can be done about it, and forgotten', async () => {
    const { tests, handIn } = opened();
    await handIn();
    await lookedAt();
    window.running!.cancel();
    await said('goes on at the provider');
    window.choose = items => items.find(it => /^sort on|Forget it$/.test(it.label));
    onTestFinished(() => {
      window.choose = () => undefined;
    });
    await commands.executeCommand('promptmeter.batchTests');
    expect(window.lists.at(-2)).toEqual([
      expect.stringMatching(/^sort on gpt-4.1-nano handed in on .+, 30 inputs$/),
    ]);
    expect(window.lists.at(-1)?.map(it => it.split(')')[1]?.trim())).toEqual([
      'Fetch its answers  Waits for them, where they are not there yet.',
      'Cancel it at the provider  What was answered by then is paid for, and shown.',
      'Forget it  What the provider answers is billed all the same, and will not be in the ledger.',
    ]);
    expect(kept()).toEqual([]);
    await commands.executeCommand('promptmeter.batchTests');
    await said('No test is in a batch.');
    tests.dispose();
  });

  it('that was refused, or for which there is no key, leaves nothing behind', async () => {
    server.batches.script = { status: 404 };
    const { tests, handIn } = opened();
    await handIn();
    await said('no Batch API at this base URL (404)');
    await until(() => expect(kept()).toEqual([]));
    hasKey = false;
    await handIn('gpt-4o-mini');
    await until(() => expect(kept()).toEqual([]));
    expect(server.batches.kept).toEqual([]);
    tests.dispose();
  });
});
