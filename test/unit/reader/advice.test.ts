import { describe, expect, it } from 'vitest';
import { noPast } from '../../../src/estimate';
import type { Minimised } from '../../../src/minimise';
import { createPrices } from '../../../src/prices';
import { advise, type Judged } from '../../../src/reader/advice';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices({ now: () => new Date('2026-11-21T12:00:00Z') }) };
const messages = [
  { role: 'system', content: 'Answer in one sentence.   \n\n\n\n\nName the order.' },
  { role: 'user', content: 'Where is it?' },
];
const judged = (text: string, more: Partial<Judged> = {}): Judged => ({
  path: 'batch.json',
  included: false,
  text,
  options: { defaultModel: 'gpt-4.1', expectedOutputTokens: 500 },
  past: noPast,
  off: [],
  suggestCheaperModel: true,
  ...more,
});
const padded = judged(JSON.stringify({ model: 'gpt-4o', messages }));
const minimised = (of: Judged, share = {}) => advise({ kind: 'minimised', share }, of, rooms) as Minimised;
const codes = (of: Judged) =>
  (advise({ kind: 'findings' }, of, rooms) as readonly { code: string }[]).map(it => it.code);

describe('advice', () => {
  it('minimises all of a file or by one rule, and leaves a rule out that is switched off', () => {
    const rules = (of: Judged, share = {}) => new Set(minimised(of, share).edits.map(edit => edit.rule));
    const all = [...rules(padded)];
    expect(all.length).toBeGreaterThan(0);
    expect(JSON.parse(minimised(padded).text).messages[1]).toEqual(messages[1]);
    for (const rule of all) {
      expect(rules({ ...padded, off: [rule] })).not.toContain(rule);
      expect([...rules(padded, { rule })].filter(it => it !== rule)).toEqual([]);
    }
  });

  it('makes review edits only when they are asked for, and then those alone', () => {
    const text =
      'Be brief.   \n\n\n\n- Name the order in the first line.\n- Be kind.\n- Name the order in the first line.\n';
    const tiers = (share: object) =>
      new Set(minimised(judged(text, { path: 'a.prompt.md' }), share).edits.map(edit => edit.tier));
    expect([...tiers({})]).not.toContain('review');
    expect([...tiers({ index: 0, tier: 'review' })]).toEqual(['review']);
  });

  it('finds what can be minimised, and says nothing of a cheaper model when that is switched off', () => {
    expect(codes(padded)).toContain('minimise');
    expect(codes({ ...padded, suggestCheaperModel: false })).not.toContain('cheaper-model');
  });

  it('finds a model that has no price', () => {
    expect(codes(judged(JSON.stringify({ model: 'my-own-model', messages })))).toContain('unpriced');
  });
});
