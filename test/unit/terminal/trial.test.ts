import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Call, openLedger } from '../../../src/ledger';
import { csvText } from '../../../src/trials/csv';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { sorted } from '../../support/server/sorting.mts';
import { ledgerFile, sampleCall } from '../ledger/sample';
import { letters, sortingPrompt } from '../trials/letters';
import { promptmeter } from './promptmeter';

let server: ScriptedServer;
let folder: string;
let ledger: string;

beforeEach(async () => {
  server = await startServer();
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-trial-'));
  ledger = ledgerFile();
  writeFileSync(join(folder, 'sort.prompt'), sortingPrompt('gpt-4o'));
  const rows = letters(30).map(it => [it.values.letter!, it.expected!]);
  writeFileSync(join(folder, 'letters.csv'), csvText([['letter', 'expected'], ...rows]));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const trial = (...words: readonly string[]) => trialAt('sorting', ...words);

const trialAt = (script: 'sorting' | 'tagging', ...words: readonly string[]) =>
  promptmeter(
    [
      'trial',
      join(folder, 'sort.prompt'),
      '--inputs',
      join(folder, 'letters.csv'),
      '--ledger',
      ledger,
      ...words,
    ],
    {
      environment: {
        ...{ OPENAI_BASE_URL: server.scripted(script), OPENAI_API_KEY: 'sk-test' },
        ...{ ANTHROPIC_BASE_URL: server.baseUrl, ANTHROPIC_API_KEY: 'sk-ant-test' },
      },
    },
  );

async function record(over: Partial<Call>) {
  const opened = openLedger({ file: ledger, onNotice: () => {} });
  await opened.record([sampleCall('called', { at: Date.now(), ...over })]);
  await opened.close();
}

async function verdicts() {
  const opened = openLedger({ file: ledger, onNotice: () => {} });
  const { prompt } = (await opened.calls(1))[0]!;
  const found = await opened.verdicts(process.cwd(), prompt.replace(/#.*/, ''));
  await opened.close();
  return found;
}

describe('trial', () => {
  it('says that a model will do that does as well, and keeps the verdict', async () => {
    const { json, text, exit } = await trial('--against', 'gpt-4o-mini');
    expect(exit).toBe(0);
    expect(text).toContain('gpt-4o-mini will do: it keeps 100 % of gpt-4o’s score on 30 inputs.');
    expect(json).toMatchObject({
      a: { model: 'gpt-4o', meanScore: 1, calls: 30 },
      b: { model: 'gpt-4o-mini', meanScore: 1 },
      scoring: { kind: 'exact' },
      decision: { kind: 'downgrade', pairs: 30 },
      stopped: null,
    });
    expect((json as { pairs: unknown[] }).pairs).toHaveLength(30);
    expect(await verdicts()).toMatchObject([{ model: 'gpt-4o', cheaper: 'gpt-4o-mini', holds: true }]);
  });

  const findings = async (...words: readonly string[]) => {
    const { json } = await promptmeter(['lint', join(folder, 'sort.prompt'), ...words]);
    return (json as { findings: { code: string; model: string; message: string }[] }).findings.filter(
      it => it.code === 'cheaper-model',
    );
  };

  const switches = async (...words: readonly string[]) => {
    const path = join(folder, 'sort.prompt');
    const { json } = await promptmeter(['route', path, '--all', '--ledger', ledger, ...words]);
    return (json as { recommendation: { switches: unknown[] } }).recommendation.switches;
  };

  it('is cited by lint, report and route until the prompt or its model changes', async () => {
    const [before] = await findings();
    await trial('--against', before!.model);
    const told = () => findings('--ledger', ledger);
    const tested = /^Tested on .+ keeps 100 % of gpt-4o’s score on 30 of your inputs /;
    expect(await told()).toMatchObject([{ message: expect.stringMatching(tested) }]);
    expect(before!.message).toContain('measure both on your own inputs');
    expect((await told())[0]!.message).not.toContain('measure both on your own inputs');
    await record({ workspace: process.cwd(), prompt: relative('', join(folder, 'sort.prompt')) });
    const { json } = await promptmeter(['report', '--ledger', ledger]);
    expect(json).toMatchObject({
      opportunities: [{ code: 'cheaper-model', message: expect.stringMatching(tested) }],
    });
    expect(await switches('--quality', '100')).toMatchObject([{ reason: expect.stringMatching(tested) }]);
    writeFileSync(join(folder, 'sort.prompt'), sortingPrompt('gpt-4o').replace('one word', 'one word only'));
    expect(await told()).toMatchObject([{ message: expect.not.stringMatching(tested) }]);
    writeFileSync(join(folder, 'sort.prompt'), sortingPrompt('claude-opus-4-5'));
    for (const it of await told()) expect(it.message).not.toMatch(tested);
  });

  it('that a model does worse takes it off what lint and route suggest and report counts on', async () => {
    writeFileSync(join(folder, 'sort.prompt'), sortingPrompt('claude-opus-4-5'));
    const [before] = await findings();
    expect(before!.model).toMatch(/haiku/);
    await trial('--against', before!.model);
    await record({ workspace: process.cwd(), prompt: relative('', join(folder, 'sort.prompt')) });
    expect(await findings('--ledger', ledger)).toEqual([]);
    expect(await switches()).toEqual([]);
    const { json } = await promptmeter(['report', '--ledger', ledger]);
    const { opportunities } = json as { opportunities: { code: string }[] };
    expect(opportunities.filter(it => it.code === 'cheaper-model')).toEqual([]);
  });

  it('says to stay where it does worse, and shows the inputs', async () => {
    const { text, exit } = await trial('--against', 'gpt-4.1-nano');
    expect(exit).toBe(1);
    expect(text).toContain('Stay on gpt-4o: gpt-4.1-nano keeps 66 % of gpt-4o’s score on 30 inputs');
    expect(text).toContain('1. letter: I was charged twice for order 1.\n   billing\n   other');
    expect(await verdicts()).toMatchObject([{ holds: false, cheaper: 'gpt-4.1-nano' }]);
  });

  it('scores by a JSON schema in a file, and says what did not hold', async () => {
    const schema = join(folder, 'topic.schema.json');
    const properties = { topic: { enum: ['billing', 'delivery', 'other'] } };
    writeFileSync(schema, JSON.stringify({ type: 'object', properties, required: ['topic'] }));
    const against = (model: string) => trialAt('tagging', '--check', `schema:${schema}`, '--against', model);
    const good = await against('gpt-4o-mini');
    expect([good.exit, good.json]).toMatchObject([0, { a: { meanScore: 1 }, b: { meanScore: 1 } }]);
    expect(good.text).toContain('Scored: JSON by its schema.');
    const { text, exit } = await against('gpt-4.1-nano');
    expect(exit).toBe(1);
    expect(text).toContain('Stay on gpt-4o: gpt-4.1-nano keeps 66 % of gpt-4o’s score on 30 inputs');
    expect(text).toMatch(
      /1\. letter: I was charged twice for order 1\.\n {3}\{"topic":"billing"\}\n {3}billing {2}\(.*JSON/,
    );
    writeFileSync(schema, JSON.stringify({ type: 'object', properties: { topic: { const: 'billing' } } }));
    expect((await against('gpt-4o-mini')).json).toMatchObject({ a: { meanScore: 1 / 3 } });
  });

  it('asks for more inputs where there are too few, and keeps no verdict', async () => {
    const { text, exit } = await trial('--against', 'gpt-4o-mini', '--limit', '9');
    expect(exit).toBe(1);
    expect(text).toContain(
      'Not yet: gpt-4o-mini keeps 100 % of gpt-4o’s score on 9 inputs, and the rule wants 30. Run 21 more.',
    );
    expect(await verdicts()).toEqual([]);
  });

  it('compares two prompts', async () => {
    const other = join(folder, 'short.prompt');
    writeFileSync(other, '---\nmodel: gpt-4o-mini\n---\nSort.\nLetter: {{letter}}');
    const { json, exit } = await trial('--against', other);
    expect(exit).toBe(0);
    expect(json).toMatchObject({ b: { name: other, model: 'gpt-4o-mini', meanScore: 1 } });
    expect(await verdicts()).toEqual([]);
  });

  it('tells the cost before, and makes no call for that', async () => {
    const { json, text } = await trial('--against', 'gpt-4o-mini', '--estimate');
    expect(text).toMatch(
      /^60 calls, about \$[\d.]+ \(\$[\d.]+ to \$[\d.]+\); with --batch about \$[\d.]+, within 24 hours$/,
    );
    expect(json).toMatchObject({ inputs: 30, cost: { kind: 'priced', calls: 60 } });
    expect(server.requests).toEqual([]);
  });

  it.each([
    [['--against', 'gpt-4o'], 'is on gpt-4o already'],
    [[], '--against MODEL|PATH'],
    [['--against', 'gpt-4o-mini', '--check', 'nonsense'], '“nonsense” is no way to score answers'],
    [['--against', 'gpt-4o-mini', '--inputs', '/nowhere.csv'], '/nowhere.csv cannot be read.'],
    [['--against', 'gpt-4o-mini', '--check', 'schema:/nowhere.json'], '/nowhere.json cannot be read.'],
    [['--against', 'gpt-4o-mini', '--check', 'pattern:('], 'cannot be read'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const { exit, complaints } = await trial(...words);
    expect(exit).toBe(2);
    expect(complaints?.join(' ')).toContain(sentence);
    expect(server.requests).toEqual([]);
  });
});

describe('trial --batch', () => {
  beforeEach(() => {
    server.batches.script = { perLook: 20, text: (_, request) => sorted(request) };
  });
  const inBatch = (...words: readonly string[]) => trial('--against', 'gpt-4o-mini', '--batch', ...words);

  it('hands both sides in, comes back for them, and decides by the same rule at half the price', async () => {
    const waiting = await inBatch('--no-wait');
    expect(waiting).toMatchObject({ exit: 0, json: { state: 'running', progress: { total: 60, done: 40 } } });
    expect(waiting.text).toBe('40 of 60 answered. Run the same again for the results.');
    const { json, text, exit } = await inBatch();
    expect(exit).toBe(0);
    expect(text).toContain('gpt-4o-mini will do: it keeps 100 % of gpt-4o’s score on 30 inputs.');
    expect(json).toMatchObject({ decision: { kind: 'downgrade', pairs: 30 }, stopped: null });
    expect(await verdicts()).toMatchObject([{ model: 'gpt-4o', cheaper: 'gpt-4o-mini', holds: true }]);
    const { cost } = json as { cost: { costNano: number } };
    const again = await inBatch();
    expect((again.json as typeof json & { cost: unknown }).cost).toEqual(cost);
    const report = await promptmeter(['report', '--ledger', ledger]);
    expect((report.json as { totals: object }).totals).toMatchObject({ calls: 60, costNano: cost.costNano });
    expect([server.batches.kept.length, server.requests.length]).toEqual([2, 0]);
  });

  it('says both prices before', async () => {
    const { text } = await inBatch('--estimate');
    expect(text).toMatch(
      /^60 calls, about \$[\d.]+ \(\$[\d.]+ to \$[\d.]+\) in a batch, within 24 hours; at once about \$[\d.]+$/,
    );
    expect(server.batches.kept).toEqual([]);
  });

  it('cancels, and scores what was answered by then', async () => {
    await inBatch('--no-wait');
    const cancelled = await inBatch('--cancel');
    expect(cancelled).toMatchObject({ exit: 0, json: { state: 'cancelling' } });
    expect((cancelled.json as { batchIds: string[] }).batchIds.toSorted()).toEqual(['batch_1', 'batch_2']);
    const { json, complaints, exit } = await inBatch();
    expect(exit).toBe(1);
    expect(json).toMatchObject({ decision: { kind: 'more', pairs: 20, more: 10 } });
    expect(complaints).toEqual(['The batch was cancelled before its turn.']);
  });

  it.each([
    [['--batch', '--cancel'], 2, 'keeps no batch that could be cancelled.'],
    [['--cancel'], 2, '--cancel goes with --batch.'],
    [['--batch', '--against', 'claude-haiku-4-5'], 2, 'gpt-4o and claude-haiku-4-5 are of two.'],
    [['--batch', '--against', 'my-own-model'], 2, 'No price in a batch is known'],
  ])('refuses %j', async (words, exit, sentence) => {
    const done = await trial('--against', 'gpt-4o-mini', ...words);
    expect([done.exit, done.complaints?.[0]]).toEqual([exit, expect.stringContaining(sentence)]);
    expect(server.batches.kept).toEqual([]);
  });

  it('hands nothing in that a hard budget does not allow', async () => {
    const budgets = join(folder, 'budgets.json');
    writeFileSync(budgets, '{ "tiny": { "dollars": 0.0000001, "hard": true } }');
    const { exit, complaints } = await inBatch('--budgets', budgets);
    expect([exit, server.batches.kept.length]).toEqual([1, 0]);
    expect(complaints?.[0]).toContain('The budget “tiny” does not allow');
  });
});
