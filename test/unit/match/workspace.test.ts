import { expect, it } from 'vitest';
import { indexOf } from '../../support/rendered/indexed';
import { randomFrom } from '../../support/rendered/random';
import { rendered } from '../../support/rendered/requests';
import { authored } from '../../support/rendered/workspace';

const requests = 20_000;

it('joins 99 of 100 requests of a workspace of 1,000 prompts, and none to a wrong one', async () => {
  const random = randomFrom(7);
  const prompts = authored(random, 1000);
  const index = await indexOf(Object.fromEntries(prompts.map(it => [it.path, it.file])));
  let right = 0;
  const wrong: string[] = [];
  for (let count = 0; count < requests; count++) {
    const { path, messages } = rendered(random, prompts);
    const match = index.match(messages);
    if (match?.kind !== 'one') continue;
    if (match.prompt.file === path) right++;
    else wrong.push(`${path} is taken for ${match.prompt.file}: ${JSON.stringify(messages)}`);
  }
  expect(wrong).toEqual([]);
  expect(right / requests).toBeGreaterThanOrEqual(0.99);
}, 120_000);
