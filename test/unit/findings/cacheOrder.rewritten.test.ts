import { expect, it } from 'vitest';
import { estimate } from '../../../src/estimate';
import { rewrittenBy } from '../../../src/findings';
import { parsePrompts } from '../../../src/prompts';
import { tokens } from '../../support/tokens';
import { rooms } from './find';

const line = 'Keep the tone calm.\n';
const lineTokens = tokens.count(line, 'o200k_base');

/** What an edit at a place of a text takes out of the cache. */
function rewritten(text: string, offset: number, defaultModel = 'gpt-4.1') {
  const file = parsePrompts('a.txt', text, { included: true });
  const [prompt] = file?.prompts ?? [];
  if (!file || !prompt) throw new Error('No prompt was read.');
  const estimated = estimate(prompt, { defaultModel, expectedOutputTokens: 500 }, rooms);
  return rewrittenBy(file.format, prompt, text, estimated, tokens, offset);
}

it('an edit in a cached beginning has the rest of it written again', () => {
  const before = line.repeat(400);
  const text = `${before}Answer {question}\n`;
  const total = tokens.count(`${before}Answer `, 'o200k_base');
  const cached = total - (total % 128);
  expect(rewritten(text, 0)).toEqual({ tokens: cached, onlyIfMarked: false });
  expect(rewritten(text, line.length * 100)?.tokens).toBe(cached - lineTokens * 100);
  expect(rewritten(text, text.length - 2)).toBeUndefined();
  // Without a variable all of it is the same in every call.
  expect(rewritten(before, 0)?.tokens).toBeGreaterThan(cached - 128);
});

it('nothing is lost where nothing was cached: too short, behind a variable, no cache known', () => {
  expect(rewritten(line.repeat(100), 0)).toBeUndefined();
  expect(rewritten(`{question}\n${line.repeat(400)}`, 100)).toBeUndefined();
  expect(rewritten(line.repeat(400), 0, 'my-own-model')).toBeUndefined();
});

it('Anthropic caches what a request marks', () => {
  expect(rewritten(line.repeat(400), 0, 'claude-sonnet-4-5')?.onlyIfMarked).toBe(true);
});
