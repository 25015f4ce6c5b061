import { describe, expect, it } from 'vitest';
import { createPrices } from '../../../src/prices';
import { isAdequate } from '../../../src/routing/adequate';
import { know } from '../../../src/routing/candidates';
import { standings } from '../../../src/routing/models.data';
import { published } from '../../../src/routing/published';
import { tables } from '../../../src/routing/quality.data';
import type { Task } from '../../../src/routing/task';
import { type TaskType, taskTypes } from '../../../src/routing/taskType';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });

function known(id: string) {
  const model = prices.resolve(id);
  const found = model && know(model);
  if (!found) throw new Error(`Routing knows ${id}.`);
  return found;
}

const sure = (type: TaskType): Task => ({ type, confidence: 'clear', among: [type] });
const unsure = (...among: TaskType[]): Task => ({ type: among[0] ?? 'chat', confidence: 'unsure', among });

describe('what leaderboards say', () => {
  it('is of models that routing knows, and has a figure for every type of task', () => {
    const names = new Set(Object.values(standings).flatMap(models => Object.keys(models)));
    for (const { results } of tables) {
      const models = Object.keys(results);
      expect(models.filter(it => !names.has(it))).toEqual([]);
      for (const type of taskTypes) {
        expect(published([type], models[0] ?? '', models[1] ?? '')?.gapPercent).toBeTypeOf('number');
      }
    }
  });

  it('comes from the newest board that lists both models', () => {
    const newest = tables.find(({ results }) => results['claude-opus-4-5'] && results['claude-opus-4-8']);
    expect(published(['coding'], 'claude-opus-4-8', 'claude-opus-4-5')?.date).toBe(newest?.date);
    expect(published(['coding'], 'gpt-5.5', 'claude-3-haiku')).toBeUndefined();
  });

  it('turns round with the models', () => {
    for (const type of taskTypes) {
      const there = published([type], 'gemini-3.1-pro-preview', 'gemini-3.5-flash')?.gapPercent ?? 0;
      const back = published([type], 'gemini-3.5-flash', 'gemini-3.1-pro-preview')?.gapPercent ?? 0;
      expect(Math.sign(there)).toBe(-Math.sign(back) + 0);
    }
  });

  it('is the largest gap where a task may be of several types', () => {
    const gaps = taskTypes.map(
      type => published([type], 'gemini-3.1-pro-preview', 'gemini-3.5-flash')?.gapPercent ?? 0,
    );
    const all = published(taskTypes, 'gemini-3.1-pro-preview', 'gemini-3.5-flash');
    expect(all).toMatchObject({ gapPercent: Math.max(...gaps), kind: 'data analysis' });
  });

  it('names a model that is at least as good in every category', () => {
    expect(published(['chat'], 'claude-opus-4-1', 'claude-sonnet-4-5')?.dominates).toBe(true);
    expect(published(['chat'], 'claude-sonnet-4-5', 'claude-opus-4-1')?.dominates).toBe(false);
  });
});

describe('a model is adequate', () => {
  const [pro, flash] = [known('gemini-3.1-pro-preview'), known('gemini-3.5-flash')];

  it('where it is hardly behind on the kind of task, however much the prompt asks for', () => {
    expect(isAdequate(sure('coding'), 'high', pro, flash)).toBe(true);
    expect(isAdequate(sure('analysis'), 'low', pro, flash)).toBe(false);
  });

  it('where it is a little behind, only if the prompt asks for little', () => {
    expect(isAdequate(sure('reasoning'), 'low', pro, flash)).toBe(true);
    expect(isAdequate(sure('reasoning'), 'high', pro, flash)).toBe(false);
  });

  it('for every type of task where it is at least as good at all of them', () => {
    const [opus, sonnet] = [known('claude-opus-4-1'), known('claude-sonnet-4-5')];
    for (const type of taskTypes) expect(isAdequate(sure(type), 'high', opus, sonnet)).toBe(true);
  });

  it('for a task that may be of several types only where it is for each of them, by a stricter bar', () => {
    const among = (...types: TaskType[]) => isAdequate(unsure(...types), 'low', pro, flash);
    expect(among('coding', 'translation')).toBe(true);
    expect(among('coding', 'analysis')).toBe(false);
    expect(isAdequate(sure('reasoning'), 'low', pro, flash)).toBe(true);
    expect(among('reasoning', 'translation')).toBe(false);
  });

  it('whatever the task where it is at least as good at all of them', () => {
    const [opus, sonnet] = [known('claude-opus-4-1'), known('claude-sonnet-4-5')];
    expect(isAdequate(unsure(...taskTypes), 'high', opus, sonnet)).toBe(true);
  });
});
