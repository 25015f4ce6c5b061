import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/findings';
import type { TrialVerdict } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { cited, verdictNote } from '../../../src/trials';

const prices = createPrices();
const finding: Finding = {
  code: 'cheaper-model',
  severity: 'information',
  message:
    'A call costs about $0.01 on gpt-4o and about $0.001 on gpt-4o-mini. Results say so; measure both on your own inputs before switching.',
  start: 0,
  end: 6,
  model: 'gpt-4o-mini',
};
const verdict: TrialVerdict = {
  workspace: 'shop',
  prompt: 'sort.prompt',
  model: 'gpt-4o',
  cheaper: 'gpt-4o-mini',
  at: new Date(2026, 10, 26, 12).getTime(),
  holds: true,
  pairs: 40,
  keeps: 0.985,
  rule: '{}',
  scoring: 'the expected answer',
  costNano: 21_000_000,
  promptHash: 'p',
  priceHash: 'c',
};

describe('a cheaper model that was tested', () => {
  it('is suggested with what was measured in the place of the advice to measure', () => {
    const { message } = cited(finding, [verdict], prices)!;
    expect(message).toBe(
      'Tested on 26 Nov 2026: gpt-4o-mini keeps 98 % of gpt-4o’s score on 40 of your inputs (scored by: the expected answer; the test cost $0.021). ' +
        'A call costs about $0.01 on gpt-4o and about $0.001 on gpt-4o-mini. Results say so.',
    );
  });

  it('is not suggested where it does worse, by whatever name it goes, and the hover says why', () => {
    const worse = { ...verdict, holds: false, cheaper: 'openai/gpt-4o-mini' };
    expect(cited(finding, [worse], prices)).toBeUndefined();
    expect(verdictNote(worse)).toContain('It is not suggested until the prompt');
  });

  it('changes nothing about other models and other findings', () => {
    expect(cited(finding, [{ ...verdict, cheaper: 'gpt-4.1-nano' }], prices)).toBe(finding);
    const other: Finding = { ...finding, code: 'duplicate' };
    expect(cited(other, [verdict], prices)).toBe(other);
  });
});
