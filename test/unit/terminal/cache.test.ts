import { expect, it } from 'vitest';
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
