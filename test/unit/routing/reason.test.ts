import { describe, expect, it } from 'vitest';
import { createPrices } from '../../../src/prices';
import { know } from '../../../src/routing/candidates';
import { explain } from '../../../src/routing/reason';
import type { Task } from '../../../src/routing/task';
import { type TaskType, taskTypes } from '../../../src/routing/taskType';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });

/** What is said of a cheaper model for a task that may be of any of `among`. */
function said(now: string, cheaper: string, among: readonly TaskType[]): string {
  const [from, to] = [now, cheaper].map(id => {
    const model = prices.resolve(id);
    const known = model && know(model);
    if (!known) throw new Error(`Routing knows ${id}.`);
    return known;
  });
  if (!from || !to) throw new Error('Two models were named.');
  const task: Task = { type: among[0] ?? 'chat', confidence: 'unsure', among };
  return explain(task, from, { ...to, costNano: 1, reasoningPerAnswer: 0 });
}

const advice = '; measure both on your own inputs before switching.';

describe('why a cheaper model may do, where the type of the task is not clear', () => {
  const flash = (...among: readonly TaskType[]) => said('gemini-3.1-pro-preview', 'gemini-3.5-flash', among);

  it('names the types and the widest of their gaps', () => {
    expect(flash('translation', 'reasoning')).toBe(
      `Whether this is translation or reasoning, LiveBench (June 2026) puts gemini-3.5-flash at most 3.1 % behind gemini-3.1-pro-preview${advice}`,
    );
    expect(flash('translation', 'chat', 'reasoning')).toMatch(
      /^Whether this is translation, chat or reasoning, /,
    );
  });

  it('says by how much it is ahead at least', () => {
    expect(flash('coding', 'troubleshooting')).toContain(
      'LiveBench (June 2026) puts gemini-3.5-flash at least 2.2 % ahead of gemini-3.1-pro-preview',
    );
  });

  it('names no type where it may be of any', () => {
    expect(flash(...taskTypes)).toMatch(
      /^Whatever kind of task this is, LiveBench \(June 2026\) puts gemini-3.5-flash at most /,
    );
  });

  it('needs no type where the cheaper one is level or ahead at everything', () => {
    expect(said('claude-opus-4-1', 'claude-sonnet-4-5', taskTypes)).toBe(
      `LiveBench (January 2026) puts claude-sonnet-4-5 at least level with claude-opus-4-1 on every kind of task${advice}`,
    );
  });
});
