import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Budget } from '../../../src/budgets';
import { noPolicy, openCalls } from '../../../src/calls';
import { costAhead } from '../../../src/calls/costAhead';
import { admit } from '../../../src/calls/limits';
import { UsualOutput } from '../../../src/calls/usual';
import { type Ledger, openLedger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { serverForEach } from '../../support/server/each';
import { tokens } from '../../support/tokens';
import { ledgerFile, newLedger, sampleCall } from '../ledger/sample';

const prices = createPrices();
const budget: Budget = { name: 'all', amountNano: 1000, period: 'month', everywhere: false, hard: true };
const booking = { workspace: 'shop', prompt: '', task: '', user: 'ada' };

const call = fc.record({
  likely: fc.integer({ min: 0, max: 400 }),
  more: fc.integer({ min: 0, max: 400 }),
  actual: fc.integer({ min: 0, max: 600 }),
  fails: fc.boolean(),
});
/** What was expected of it is what it costs: then a budget is never passed. */
const foreseen = fc
  .integer({ min: 100, max: 600 })
  .map(likely => ({ likely, more: 0, actual: likely, fails: false }));
const calls = fc.oneof(fc.array(call, { maxLength: 12 }), fc.array(foreseen, { maxLength: 12 }));

/** Two ledgers on one file, as two windows have them. */
function twoLedgers(): readonly [Ledger, Ledger] {
  const file = ledgerFile();
  const open = () => openLedger({ file, onNotice: it => expect.fail(it.message) });
  const ledgers = [open(), open()] as const;
  onTestFinished(async () => void (await Promise.all(ledgers.map(it => it.close()))));
  return ledgers;
}

describe('calls that two processes let through at once', () => {
  it('pass a budget by no more than what was set aside too little, and by one of them, in whatever order things happen', {
    timeout: 60_000,
  }, async () => {
    const ledgers = twoLedgers();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), calls, async (s, calls) => {
        // A workspace of its own, so that the runs share the files.
        const workspace = `shop ${++runs}`;
        const wait = () => s.schedule(Promise.resolve());
        let [through, short, one] = [0, 0, 0];
        const made = calls.map(async ({ likely, more, actual, fails }, index) => {
          const ledger = ledgers[index % 2]!;
          const id = `${workspace}/${index}`;
          await wait();
          const cost = () => ({ likelyNano: likely, mostNano: likely + more });
          const asked = { ...booking, id, workspace, model: 'gpt-4o', cost };
          if (await admit(asked, { budgets: [budget], ledger }, { prices })) return;
          const costNano = fails ? 0 : actual;
          through += costNano;
          short += fails ? 0 : Math.max(0, actual - likely - more);
          one = Math.max(one, costNano - likely);
          await wait();
          await ledger.record([sampleCall(id, { at: Date.now(), workspace, costNano })]);
        });
        await s.waitFor(Promise.all(made));
        expect(through).toBeLessThanOrEqual(budget.amountNano + short + one);
        const left = await ledgers[0].reserve(
          { ...booking, id: 'left', workspace, model: 'gpt-4o', nano: 0 },
          [{ spend: { days: 1, workspace }, mostNano: -1 }],
        );
        expect(left.standings).toEqual([{ spentNano: through, reservedNano: 0 }]);
      }),
      { numRuns: 60 },
    );
  });

  it('count under the budgets that cover them, and under no other', async () => {
    const [ledger] = twoLedgers();
    let asked = 0;
    const ask = (over: Partial<typeof booking>, of?: Budget['of'], everywhere = false) => {
      const cost = () => ({ likelyNano: 600, mostNano: 600 });
      const budgets = [{ ...budget, everywhere, ...(of && { of }) }];
      const call = { ...booking, ...over, id: `${++asked}`, model: 'gpt-4o', cost };
      return admit(call, { budgets, ledger }, { prices });
    };
    expect(await ask({})).toBeUndefined();
    const sentence = expect.stringMatching(
      /are spent this month, calls under way may cost .*, the call may cost /,
    );
    expect(await ask({})).toMatchObject({ failure: 'budget', sentence });
    expect(await ask({ workspace: 'other' })).toBeUndefined();
    expect(await ask({ workspace: 'third' }, undefined, true)).toHaveProperty('failure', 'budget');
    expect(await ask({ user: 'eva' }, { subject: 'user', name: 'eva' })).toBeUndefined();
    expect(await ask({}, { subject: 'model', name: 'gpt-4o-2024-08-06' })).toHaveProperty(
      'failure',
      'budget',
    );
  });
});

describe('what a call costs ahead', () => {
  const content = { messages: [{ role: 'user' as const, text: 'Hello.' }], tools: [], isWhole: true };
  const output = (outputLimit?: number, usualOutput?: number) => {
    const ahead = costAhead({ model: 'gpt-4o', content, outputLimit, usualOutput }, { prices, tokens });
    // Of gpt-4o an output token costs 10,000 nano-dollars; the few of input cost less than ten of them.
    return [ahead.likelyNano, ahead.mostNano].map(nano => 10 * Math.floor(nano / 100_000));
  };

  it('is a usual answer, and at most its limit where none is known', () => {
    expect(output()).toEqual([0, 500]);
    expect(output(32_000)).toEqual([0, 32_000]);
    expect(output(32_000, 2000)).toEqual([2000, 2000]);
    expect(output(100, 2000)).toEqual([100, 100]);
  });

  it('knows what is usual once there are some answers', () => {
    const usual = new UsualOutput();
    for (let tokens = 1; tokens < 10; tokens++) usual.note('a', tokens);
    expect(usual.of('a')).toBeUndefined();
    usual.note('a', 1000);
    expect([usual.of('a'), usual.of('b')]).toEqual([9, undefined]);
  });
});

describe('a way of calls', () => {
  const server = serverForEach();
  let ledger: Ledger;
  beforeEach(() => {
    ledger = newLedger();
  });

  it('lets one of 50 calls through where there is room for one, and the next when that cost less', async () => {
    const { make } = openCalls({ ledger, prices, tokens });
    // One answer of 1000 tokens of gpt-4o, at $10 a million, and its input leave no room for the input of another.
    const budgets = [{ ...budget, amountNano: 10_030_000 }];
    const ask = async (id: string) => {
      const body = {
        model: 'gpt-4o',
        max_tokens: 1000,
        messages: [{ role: 'user', content: 'Say hello.' }],
      };
      const { bytes, recorded } = await make({
        ...{ id, at: Date.now(), api: 'chat', url: `${server.baseUrl}/chat/completions`, body },
        headers: ['content-type', 'application/json'],
        bytes: new TextEncoder().encode(JSON.stringify(body)),
        booking: { ...booking, tags: [], source: 'test', interactive: false },
        policy: noPolicy,
        limits: { budgets, ledger },
        changes: {},
        signal: new AbortController().signal,
      });
      for await (const _ of bytes);
      return (await recorded).explained?.failure;
    };
    server.queue({ text: 'Hello.', model: 'gpt-4o' });
    const asked = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(`${index}`)));
    expect(asked.filter(it => it === undefined)).toHaveLength(1);
    expect(asked.filter(it => it === 'budget')).toHaveLength(49);
    expect(server.requests).toHaveLength(1);
    server.queue({ text: 'Hello.', model: 'gpt-4o' });
    expect(await ask('next')).toBeUndefined();
    // What failed has cost nothing, and holds nothing back.
    server.queue({ status: 400 });
    expect(await ask('failing')).toBe('other');
    server.queue({ text: 'Hello.', model: 'gpt-4o' });
    expect(await ask('last')).toBeUndefined();
  });
});
