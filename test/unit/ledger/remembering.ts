import { beforeEach } from 'vitest';
import type { Call } from '../../../src/ledger';

/** A ledger that only remembers, and what was recorded in it in the test under way, in its order. */
export function remembering() {
  const recorded: Call[] = [];
  beforeEach(() => {
    recorded.length = 0;
  });
  return { recorded, ledger: { record: async (calls: readonly Call[]) => void recorded.push(...calls) } };
}
