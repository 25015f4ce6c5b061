import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropPending, type Handed, keepPending, readPending } from '../../../../src/editor/trials/pending';
import { createPrices } from '../../../../src/prices';
import { parsePrompts } from '../../../../src/prompts';
import { fingerprints, messagesFor, verdictOf } from '../../../../src/trials';
import { letters, sortingPrompt } from '../../trials/letters';

let storage: string;
beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'promptmeter-pending-'));
});
afterEach(() => rmSync(storage, { recursive: true }));

const prompt = parsePrompts('sort.prompt', sortingPrompt('gpt-4o'))!.prompts[0]!;
const cost = { kind: 'priced', requests: 4, lowNano: 1, expectedNano: 2, highNano: 3 } as const;
const handed = (over: Partial<Handed> = {}): Handed => ({
  title: 'sort on gpt-4o-mini against gpt-4o',
  place: { uri: 'file:///shop/sort.prompt', index: 0 },
  booking: { workspace: '/shop', prompt: 'sort.prompt' },
  variants: [
    { name: 'gpt-4o', prompt, model: 'gpt-4o' },
    { name: 'gpt-4o-mini', prompt, model: 'gpt-4o-mini' },
  ],
  scoring: { kind: 'exact' },
  inputs: letters(4),
  trial: { pairs: [], apart: [] },
  open: letters(4).map((input, at) => ({ number: at + 1, input })),
  costs: [cost, cost],
  at: 1000,
  ...over,
});

describe('a test that was handed in', () => {
  it('is the same batches and the same verdict when another window takes it up', async () => {
    await keepPending(join(storage, 'one'), handed());
    const { handed: read } = (await readPending(storage))[0]!;
    expect(read.variants[0].prompt).toBe(read.variants[1].prompt);
    const asked = ({ variants, open }: Handed) => ({ variants, inputs: open.map(it => it.input) });
    expect(fingerprints(asked(read))).toBe(fingerprints(asked(handed())));
    expect(messagesFor(read.variants[0], read.inputs[0]!)).toEqual(
      messagesFor(handed().variants[0], letters(1)[0]!),
    );
    const verdict = (of: Handed) =>
      verdictOf(
        { ...of.booking, model: 'gpt-4o', cheaper: 'gpt-4o-mini' },
        of.variants[0].prompt,
        {
          trial: of.trial,
          decision: { kind: 'downgrade', pairs: 30, cheapMean: 1, otherMean: 1, standardError: 0, keeps: 1 },
          ...{ scoring: of.scoring!, at: 5 },
        },
        createPrices(),
      );
    expect(verdict(read)).toEqual(verdict(handed()));
  });

  it('of two prompts stays one of two prompts', async () => {
    const other = { name: 'short', prompt: { ...prompt, name: 'short' }, model: 'gpt-4o' };
    await keepPending(join(storage, 'one'), handed({ variants: [handed().variants[0], other] }));
    const [first] = await readPending(storage);
    expect(first?.handed.variants.map(it => it.prompt.name)).toEqual(['sort', 'short']);
  });

  it('is listed, the newest first, until it is dropped; what cannot be read is passed over', async () => {
    await keepPending(join(storage, 'old'), handed({ at: 1 }));
    const kept = await keepPending(join(storage, 'new'), handed({ at: 2 }));
    mkdirSync(join(storage, 'torn'));
    writeFileSync(
      join(storage, 'torn/test.json'),
      readFileSync(join(storage, 'old/test.json'), 'utf8').slice(9),
    );
    expect((await readPending(storage)).map(it => it.handed.at)).toEqual([2, 1]);
    await dropPending(kept);
    expect((await readPending(storage)).map(it => it.handed.at)).toEqual([1]);
    expect(await readPending(join(storage, 'nowhere'))).toEqual([]);
  });
});
