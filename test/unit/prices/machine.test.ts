import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenCalls, machinesNano, monthOf, mostCalls } from '../../../src/prices/machine';

describe('a machine by the hour', () => {
  const machine = { nanoPerHour: 2_500_000_000, tokensPerSecond: 900 };

  it('is paid for all month, and more than one where the calls take it', () => {
    expect(monthOf(machine)).toBe(1_825_000_000_000);
    const most = mostCalls(machine, 1000);
    // 900 tokens a second for 730 hours, 1,000 a call.
    expect(most).toBe(2_365_200);
    expect(machinesNano(machine, 1000, 0)).toBe(monthOf(machine));
    expect(machinesNano(machine, 1000, most)).toBe(monthOf(machine));
    expect(machinesNano(machine, 1000, most + 1)).toBe(2 * monthOf(machine));
  });

  it('is cheaper from the break-even on and not before, or never', () => {
    const machines = fc.record({
      nanoPerHour: fc.nat(1e11),
      tokensPerSecond: fc.integer({ min: 1, max: 1e5 }),
    });
    fc.assert(
      fc.property(
        machines,
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e9 }),
        (of, tokens, hosted) => {
          const from = breakEvenCalls(of, tokens, hosted);
          if (from === undefined) {
            expect(mostCalls(of, tokens) * hosted).toBeLessThanOrEqual(monthOf(of));
          } else {
            expect(machinesNano(of, tokens, from)).toBeLessThan(from * hosted);
            expect(monthOf(of)).toBeGreaterThanOrEqual((from - 1) * hosted);
          }
        },
      ),
    );
    expect(breakEvenCalls(machine, 1000, 0)).toBeUndefined();
  });
});
