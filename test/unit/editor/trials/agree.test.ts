import { describe, expect, it, onTestFinished } from 'vitest';
import type { Rooms } from '../../../../src/editor';
import { agree } from '../../../../src/editor/trials/agree';
import type { Agreed } from '../../../../src/editor/trials/question';
import { estimate, estimateDefaults } from '../../../../src/estimate';
import { createPrices } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';
import type { Scoring } from '../../../../src/trials';
import { tokens } from '../../../support/tokens';
import { fakeUri, window } from '../../../support/vscode';
import { letters, sortingPrompt } from '../../trials/letters';

const rooms = { tokens, prices: createPrices() } as unknown as Rooms;
const prompt = parsePrompts('sort.prompt', sortingPrompt('gpt-4o'))!.prompts[0]!;

/** What the user is asked, and what their choice of the line that begins so comes to. */
async function asked(cheaper: string, chosen: string, scoring: Scoring = { kind: 'exact' }) {
  window.lists.length = 0;
  window.choose = items => items.find(it => it.label.startsWith(chosen));
  onTestFinished(() => {
    window.choose = () => undefined;
  });
  const about = {
    target: {
      document: { uri: fakeUri('/shop/sort.prompt') },
      estimate: estimate(prompt, { ...estimateDefaults, model: 'gpt-4o' }, rooms),
    },
    variants: [
      { name: 'gpt-4o', prompt, model: 'gpt-4o' },
      { name: cheaper, prompt, model: cheaper },
    ],
    ...{ inputs: letters(40), scoring },
  } as unknown as Agreed;
  const choice = await agree(rooms, about, 'Test');
  return { choice, lines: window.lists[0]! };
}

/** The two ends of a range of dollars in a line. */
const dollars = (line = '') => {
  const [, low, high] = /\$([\d.]+)–([\d.]+)/.exec(line) ?? [];
  return [Number(low), Number(high)];
};

describe('what a test will cost', () => {
  it('is said at once and in a batch, which is half of it, for each size', async () => {
    const { choice, lines } = await asked('gpt-4o-mini', '$(clock) Hand in 30 inputs');
    expect(lines.map(it => it.replace(/\$[\d.]+–[\d.]+.*/, '…'))).toEqual([
      '$(play) Run on 30 inputs 60 calls, …',
      '$(play) Run on all 40 inputs 80 calls, …',
      'half the price, within 24 hours',
      '$(clock) Hand in 30 inputs as a batch 60 requests, …',
      '$(clock) Hand in all 40 inputs as a batch 80 requests, …',
      '',
      '$(close) Make no call',
    ]);
    const [now, batch] = [dollars(lines[0]), dollars(lines[3])];
    expect(batch[1]! / now[1]!).toBeCloseTo(0.5, 1);
    expect(choice).toMatchObject({
      size: 30,
      inBatch: { requests: 60, sides: [{ requests: 30 }, { requests: 30 }] },
    });
    expect((await asked('gpt-4o-mini', '$(play) Run on 30')).choice).toEqual({ size: 30 });
    expect((await asked('gpt-4o-mini', '$(close)')).choice).toBeUndefined();
  });

  it('in a batch has the judge at its full price, and says so', async () => {
    const { lines } = await asked('gpt-4o-mini', '$(close)', { kind: 'judge', model: 'gpt-4.1' });
    expect(lines[3]).toContain('The judge is asked afterwards, at the full price.');
    expect(dollars(lines[3])[1]! / dollars(lines[0])[1]!).toBeGreaterThan(0.5);
  });

  it('offers no batch where a model is not sold in one', async () => {
    const { lines } = await asked('gpt-6-luna', '$(close)');
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toContain('batch');
  });
});
