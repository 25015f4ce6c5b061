import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EstimateOptions, estimate, estimateFile, type FilePast } from '../../../src/estimate';
import { callsPerMonth } from '../../../src/estimate/past';
import { createPrices } from '../../../src/prices';
import { promptOf } from '../../support/prompt';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices({ now: () => new Date('2026-11-21T12:00:00Z') }) };
const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const nothing: NonNullable<EstimateOptions['past']> = { ofPrompt: [], ofTask: [], inputs: [] };

/** What a call of a prompt on gpt-4o-mini is expected to answer. */
function expected(past: Partial<typeof nothing>, over: Partial<EstimateOptions> = {}, maxOutputTokens = 0) {
  const options = {
    defaultModel: 'gpt-4.1',
    expectedOutputTokens: 500,
    past: { ...nothing, ...past },
    ...over,
  };
  const limit = maxOutputTokens > 0 ? { maxOutputTokens } : {};
  return estimate(promptOf('Hello', { model: 'gpt-4o-mini', ...limit }), options, rooms);
}
const calls = (outputs: readonly number[], model = 'gpt-4o-mini') => [{ model, outputs }];

describe('the output of a call', () => {
  it('is what 8 of 10 calls of the prompt made, with p50 in the middle', () => {
    const { output, cost, input } = expected({ ofPrompt: calls(oneTo(99)), ofTask: calls([7]) });
    expect(output).toEqual({ low: 10, expected: 50, high: 90, from: 'prompt-history', samples: 99 });
    expect(cost).toMatchObject({
      lowNano: input.tokens * 150 + 10 * 600,
      expectedNano: input.tokens * 150 + 50 * 600,
      highNano: input.tokens * 150 + 90 * 600,
    });
  });

  it('is that of the same type of task where the prompt has too few calls', () => {
    const { output } = expected({ ofPrompt: calls(oneTo(9)), ofTask: calls(oneTo(19)) });
    expect(output).toMatchObject({ from: 'model-history', samples: 19, expected: 10 });
  });

  it('is learnt from calls on the same model alone, however it was named', () => {
    const others = calls(oneTo(50), 'gpt-4o');
    expect(expected({ ofPrompt: others, ofTask: others }).output.from).toBe('setting');
    const named = [...calls(oneTo(5), 'openai/gpt-4o-mini'), ...calls(oneTo(5), 'GPT-4o mini'), ...others];
    expect(expected({ ofPrompt: named }).output).toMatchObject({ from: 'prompt-history', samples: 10 });
  });

  it('is that of sample calls, and says so, as long as there are no others', () => {
    const sample = calls(oneTo(10)).map(it => ({ ...it, sample: true }));
    expect(expected({ ofPrompt: sample }).output).toMatchObject({ samples: 10, sample: true });
    const real = expected({ ofPrompt: [...sample, ...calls(oneTo(11), 'openai/gpt-4o-mini')] }).output;
    expect(real.samples).toBe(11);
    expect(real).not.toHaveProperty('sample');
  });

  it('never passes the limit of the prompt', () => {
    const { output } = expected({ ofPrompt: calls(oneTo(99)) }, {}, 60);
    expect(output).toMatchObject({ low: 10, expected: 50, high: 60, from: 'prompt-history' });
  });

  it('without calls is anything up to the limit, else up to what the setting says', () => {
    expect(expected({}, {}, 60).output).toMatchObject({ low: 0, expected: 60, high: 60, from: 'limit' });
    expect(expected({}).output).toMatchObject({
      low: 0,
      expected: 500,
      high: 500,
      from: 'setting',
      samples: 0,
    });
  });

  it('is what is asked for, whatever is known', () => {
    const asked = expected({ ofPrompt: calls(oneTo(99)) }, { outputTokens: 7 }, 5);
    expect(asked.output).toMatchObject({ low: 7, expected: 7, high: 7, from: 'request' });
  });

  it('is in order and within the calls, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 10, maxLength: 300 }), outputs => {
        const { output, cost } = expected({ ofPrompt: calls(outputs) });
        const most = Math.min(16_384, Math.max(...outputs));
        expect([
          Math.min(Math.min(...outputs), most),
          output.low,
          output.expected,
          output.high,
          most,
        ]).toEqual(
          [Math.min(Math.min(...outputs), most), output.low, output.expected, output.high, most].sort(
            (a, b) => a - b,
          ),
        );
        if (cost.kind === 'unpriced') throw new Error(cost.because);
        expect(cost.lowNano).toBeLessThanOrEqual(cost.expectedNano);
        expect(cost.expectedNano).toBeLessThanOrEqual(cost.highNano);
      }),
    );
  });

  it('holds 8 of 10 calls to come, whatever their distribution', () => {
    const scale = fc.double({ min: 1, max: 2000, noNaN: true });
    const random = fc.noShrink(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
    let [held, all] = [0, 0];
    fc.assert(
      fc.property(scale, fc.array(random, { minLength: 21, maxLength: 21 }), (size, draws) => {
        const lengths = draws.map(it => Math.round(-Math.log(1 - it) * size));
        const { output } = expected({ ofPrompt: calls(lengths.slice(1)) });
        all++;
        if (output.low <= lengths[0]! && lengths[0]! <= output.high) held++;
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(held / all).toBeGreaterThan(0.78);
  });
});

describe('the past of a file', () => {
  const past: FilePast = {
    prompts: [
      { prompt: '#a', model: 'gpt-4.1', outputs: oneTo(10) },
      { prompt: '#b', model: 'gpt-4.1', outputs: oneTo(20) },
      { prompt: '', model: 'gpt-4.1', outputs: oneTo(30) },
    ],
    calls: [],
    tasks: [
      { task: 'chat', model: 'gpt-4.1', outputs: oneTo(40) },
      { task: 'coding', model: 'gpt-4.1', outputs: oneTo(50) },
    ],
    inputs: [],
  };
  const samples = (names: readonly string[], task: string) => {
    const prompts = names.map(name => ({ ...promptOf('Hello'), name }));
    const options = { defaultModel: 'gpt-4.1', expectedOutputTokens: 500 };
    const file = { format: 'plain', prompts, problems: [] } as const;
    const found = estimateFile(file, options, past, { ...rooms, taskOf: () => task });
    return found.map(({ output }) => output.samples);
  };

  it('tells each prompt of its own calls, else of those of its type of task', () => {
    expect(samples(['a', 'b', 'c'], 'coding')).toEqual([10, 20, 50]);
    expect(samples(['a', 'c'], 'chat')).toEqual([10, 40]);
  });

  it('knows the only prompt of a file without its name, and by it from when there were others', () => {
    expect(samples(['a'], 'coding')).toEqual([40]);
    expect(samples(['c'], 'coding')).toEqual([30]);
  });

  it('of an unclear type of task tells nothing', () => {
    expect(samples(['c', 'd'], '')).toEqual([0, 0]);
  });

  it('counts the calls a month of each prompt by the same names', () => {
    const calls = [
      { prompt: '', calls: 5 },
      { prompt: '#a', calls: 7 },
    ];
    const file = (...names: readonly string[]) => ({ prompts: names.map(name => ({ name })) });
    expect(callsPerMonth({ calls }, file('a', 'b'))).toEqual([7, undefined]);
    expect(callsPerMonth({ calls }, file('a'))).toEqual([12]);
    expect(callsPerMonth({ calls }, file('b'))).toEqual([5]);
  });
});
