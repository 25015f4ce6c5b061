import { describe, expect, it } from 'vitest';
import { scoreOf } from './labelled';

// `held-out` was written before there was a detector, `tuned` after, and the detector was changed where they showed it
// wrong. `blind` was written without a look at its rules: at first it found 34 of 45 prompts with one false alarm
// (precision 97 %, recall 76 %); calls of SDKs it did not know were added since, so that it is no longer blind.
// `blind-2` came later, in the same way: at first 44 of 58 prompts with no false alarm (precision 100 %, recall 76 %).
// What statements put together, MCP's and DSPy's prompts and calls by models made elsewhere were followed since.
describe.each(['held-out.txt', 'tuned.txt', 'blind.txt', 'blind-2.txt'])(
  'literals labelled by hand: %s',
  set => {
    it('are told apart: nine of ten prompts found, one false alarm in twenty at most', () => {
      const { labels, precision, recall, wrong } = scoreOf(set);
      expect(labels).toBeGreaterThanOrEqual(100);
      expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
      expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    });
  },
);
