import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

let server: ScriptedServer;
let ledger: string;
let folder: string;

beforeEach(async () => {
  server = await startServer();
  ledger = ledgerFile();
  folder = dirname(ledger);
  writeFileSync(
    join(folder, 'mood.prompt.md'),
    '---\nmodel: gpt-4o-mini\n---\nName the mood in a word: ${input:review}',
  );
  writeFileSync(
    join(folder, 'reviews.csv'),
    'id,review\nr1,Lovely tea.\nr2,"Cold, sad soup."\nr3,Slow but kind.\n',
  );
});
afterEach(() => server.close());

function batch(...words: string[]) {
  const environment = {
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_API_KEY: 'sk-test',
    ANTHROPIC_BASE_URL: server.baseUrl.replace('/v1', ''),
    ANTHROPIC_API_KEY: 'sk-ant-test',
  };
  const given = [join(folder, 'reviews.csv'), '--prompt', join(folder, 'mood.prompt.md'), '--ledger', ledger];
  return promptmeter(['batch', ...given, ...words], { environment });
}

async function totals() {
  const { json } = await promptmeter(['report', '--ledger', ledger]);
  return (json as { totals: { calls: number; costNano: number } }).totals;
}

describe('batch', () => {
  it('runs the prompt on each row, and books each call', async () => {
    const { json, exit } = await batch();
    expect([exit, server.requests.length]).toEqual([0, 3]);
    const bodies = server.requests.map(it => it.body.messages.at(-1)?.content).toSorted();
    expect(bodies).toContain('Name the mood in a word: Cold, sad soup.');
    const { results, costNano } = json as { results: { key: string; text: string }[]; costNano: number };
    expect(results.map(it => it.key)).toEqual(['r1', 'r2', 'r3']);
    expect(await totals()).toMatchObject({ calls: 3, costNano });
  });

  it('asks for several rows in a request, and again for one that was left out', async () => {
    const grouped = JSON.stringify([
      { id: 'r3', answer: 'kind' },
      { id: 'r1', answer: 'joy' },
    ]);
    server.queue({ text: grouped }, { text: 'sad' });
    const out = join(folder, 'moods.jsonl');
    const { json, text } = await batch('--group', '20', '--out', out);
    expect(server.requests).toHaveLength(2);
    expect(json).toMatchObject({ items: 3, answered: 3, calls: 2, askedAlone: 1 });
    expect(text.split('\n').slice(0, 3)).toEqual(['r1: joy', 'r2: sad', 'r3: kind']);
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    expect(JSON.parse(lines[1]!)).toEqual({
      key: 'r2',
      text: 'sad',
      values: { id: 'r2', review: 'Cold, sad soup.' },
    });
  });

  it('says what it would cost, and makes no call', async () => {
    const costs = await Promise.all(
      [[], ['--group', '3'], ['--provider-batch']].map(async words => {
        const { json } = await batch(...words, '--estimate');
        return (json as { cost: { requests: number; expectedNano: number } }).cost;
      }),
    );
    expect(costs.map(it => it.requests)).toEqual([3, 1, 3]);
    expect(Math.abs(costs[2]!.expectedNano * 2 - costs[0]!.expectedNano)).toBeLessThanOrEqual(3);
    expect([server.requests.length, existsSync(ledger)]).toEqual([0, false]);
  });

  it('hands the rows in to the provider, comes back for them, and hands them in once', async () => {
    server.batches.script = { perLook: 2, text: key => `mood of ${key}` };
    const waiting = await batch('--provider-batch', '--no-wait');
    expect(waiting).toMatchObject({ exit: 0, json: { state: 'running', progress: { done: 2, total: 3 } } });
    const { json, exit } = await batch('--provider-batch');
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      state: 'completed',
      answered: 3,
      results: [{ key: 'r1', text: 'mood of r1' }, {}, {}],
    });
    await batch('--provider-batch');
    expect([(await totals()).calls, server.batches.kept.length, server.requests.length]).toEqual([3, 1, 0]);
  });

  it('takes Anthropic’s API for its models', async () => {
    const { json } = await batch('--provider-batch', '--model', 'claude-haiku-4-5');
    expect(json).toMatchObject({ batchId: 'msgbatch_1', answered: 3 });
  });

  it('hands nothing in that a hard budget does not allow', async () => {
    const budgets = join(folder, 'budgets.json');
    writeFileSync(budgets, '{ "tiny": { "dollars": 0.0000001, "hard": true } }');
    const { exit, complaints } = await batch('--provider-batch', '--budgets', budgets);
    expect([exit, server.batches.kept.length]).toEqual([1, 0]);
    expect(complaints?.[0]).toContain('The budget “tiny” does not allow');
  });

  it.each([
    [['--group', '21'], '--group takes at most 20, not 21.'],
    [
      ['--group', '2', '--provider-batch'],
      'Take --group or --provider-batch: lines of a batch are asked one by one.',
    ],
    [['--provider-batch', '--cancel'], 'keeps no batch that could be cancelled.'],
  ])('refuses %j', async (words, sentence) => {
    const { exit, complaints } = await batch(...words);
    expect(exit).toBe(2);
    expect(complaints?.[0]).toContain(sentence);
  });

  it('refuses a table that lacks what the prompt asks for', async () => {
    writeFileSync(join(folder, 'reviews.csv'), 'text\nLovely tea.\n');
    expect((await batch()).complaints?.[0]).toContain(
      'The inputs have no column “review”, which mood asks for.',
    );
  });
});
