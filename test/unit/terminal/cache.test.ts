import { beforeEach, describe, expect, it } from 'vitest';
import { serverForEach } from '../../support/server/each';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

const guard = (stdin: string) => promptmeter(['cache', 'guard', '-'], { stdin });

it('says of each pair whether one answer may serve both, and why', async () => {
  const pairs = [
    { a: 'What is the capital of France?', b: "what's the capital of France" },
    { a: 'What is the capital of France?', b: 'What is the capital of Germany?' },
  ];
  const { json, text, exit } = await guard(`${pairs.map(it => JSON.stringify(it)).join('\n\n')}\n`);
  expect(exit).toBe(0);
  expect(json).toEqual({
    results: [
      { pass: true, why: 'Both ask the same in other words.' },
      { pass: false, why: 'The words are not the same: "france" against "germany".' },
    ],
  });
  expect(text).toContain('1 of 2 pass.');
});

it('names the line that is no pair', async () => {
  expect(await guard('{"a":"x","b":"y"}\n{"a":"x"}\n')).toMatchObject({
    exit: 2,
    complaints: ['-, line 2 is not a JSON object with the texts "a" and "b".'],
  });
  expect((await promptmeter(['cache', 'guard', '/nowhere/pairs.jsonl'])).complaints).toEqual([
    '/nowhere/pairs.jsonl cannot be read.',
  ]);
});

describe('answers kept beside a ledger', () => {
  const server = serverForEach();
  let ledger: string;

  beforeEach(() => {
    ledger = ledgerFile();
  });

  const run = (front: string, words: readonly string[] = []) =>
    promptmeter(['run', '-', '--as', 'greet.prompt.md', '--ledger', ledger, ...words], {
      stdin: `---\nmodel: gpt-4o-mini\n${front}---\nGreet Ada in French.`,
      environment: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-test' },
    });
  const cache = (...words: readonly string[]) => promptmeter(['cache', ...words, '--ledger', ledger]);

  it('are given where the prompt asks for it, and say so', async () => {
    const front = 'promptmeter-cache: exact sampled\n';
    const first = await run(front);
    const second = await run(front);
    expect(server.requests).toHaveLength(1);
    expect(first.json).toMatchObject({ cached: false });
    expect(second.json).toMatchObject({ cached: true, costNano: 0, from: { prompt: expect.any(String) } });
    expect(second.text).toContain('kept in the cache');
    const { json } = await promptmeter(['report', '--ledger', ledger]);
    expect((json as { savings: { ownCacheNano: number } }).savings.ownCacheNano).toBe(
      (first.json as { costNano: number }).costNano,
    );
  });

  it('are off unless asked for, and where the command line says so', async () => {
    await run('');
    await run('', ['--cache', 'exact sampled']);
    await run('promptmeter-cache: exact sampled\n', ['--cache', 'off']);
    expect(server.requests).toHaveLength(3);
    expect((await run('', ['--cache', 'always'])).complaints).toEqual([
      '--cache takes off, exact, exact sampled, semantic, semantic sampled, not "always".',
    ]);
  });

  it('are counted, and thrown out', async () => {
    await run('', ['--cache', 'exact sampled']);
    await run('', ['--cache', 'exact sampled']);
    expect((await cache('stats')).json).toMatchObject({ answers: 1, hits: 1, redis: 'off' });
    expect((await cache('clear', '--model', 'gpt-4o')).json).toEqual({ answers: 0 });
    expect((await cache('clear', '--older-than', '1')).json).toEqual({ answers: 0 });
    expect((await cache('clear')).json).toEqual({ answers: 1 });
    await run('', ['--cache', 'exact sampled']);
    expect(server.requests).toHaveLength(2);
  });
});
