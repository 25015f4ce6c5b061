import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/minimise/edit';
import { minimiseText } from '../../../src/minimise/message';
import { phrases } from '../../../src/minimise/phrases';
import { wordyPhrase } from '../../../src/minimise/rules/phrases';
import { count } from './prompt';

/** What shows that the text is English; a phrase alone is too short to tell. */
const about = 'You are a guide for people who are on their way to the lakes.\n\n';

function run(sentence: string): string {
  const text = about + sentence;
  const edits = minimiseText({ text, markup: 'plain', startsFile: true }, [wordyPhrase], count);
  return apply(text, edits).slice(about.length);
}

describe('wordy phrases', () => {
  it('are about 120', () => {
    expect(phrases.length).toBeGreaterThan(100);
  });

  it.each(phrases.map(({ changes }) => changes))('%s -> %s', (before, after) => {
    expect(run(before)).toBe(after);
  });

  it.each(phrases.flatMap(({ keeps = [] }) => keeps))('keeps %s', text => {
    expect(run(text)).toBe(text);
  });

  it('are no words of a prompt that speaks of them, of a contract, of a quotation', () => {
    for (const text of [
      'Flag the uses of in order to and of at this point in time in what you read.',
      'You meet in order to, due to the fact that, and others.',
      'The phrase in order to is long; you can drop it.',
      'The tenant pays the rent in order to stay.',
      'Time is of the essence in order to pay the rent herein.',
      'Keep "in order to" as you found it.',
      'READ IT IN ORDER TO LEARN.',
    ])
      expect(run(text)).toBe(text);
  });
});
