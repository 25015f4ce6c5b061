import type { Period } from '../forecast';
import { type Budget, type Subject, subjects } from './budget';

const periods: readonly Period[] = ['day', 'week', 'month'];
const fields: readonly string[] = ['dollars', 'period', ...subjects, 'everywhere', 'hard'];

/** Far above any budget; it keeps sums of nano-dollars within exact numbers. */
const mostDollars = 1_000_000;

/**
 * Reads budgets by name, as settings hold them: `dollars`; `period` (`day`, `week`, or `month` where it says none); at
 * most one of `user`, `model`, `task` and `prompt`; `everywhere` and `hard`, both false where they are not there. What
 * cannot be read is left out and told in `problems`, a sentence each: a budget that is half understood protects nobody.
 */
export function readBudgets(entries: Readonly<Record<string, unknown>>): {
  readonly budgets: readonly Budget[];
  readonly problems: readonly string[];
} {
  const read = Object.entries(entries).map(([name, entry]) => readBudget(name.trim(), entry));
  return {
    budgets: read.flatMap(it => (typeof it === 'string' ? [] : it)),
    problems: read.flatMap(it => (typeof it === 'string' ? it : [])),
  };
}

function readBudget(name: string, entry: unknown): Budget | string {
  const bad = (why: string) => `Your budget “${name}” is not used: ${why}`;
  if (name === '') return 'Your budget without a name is not used.';
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return bad('it is not an object such as { "dollars": 50, "period": "month" }.');
  }
  const {
    dollars,
    period = 'month',
    everywhere = false,
    hard = false,
    ...rest
  } = entry as Record<string, unknown>;
  const stranger = Object.keys(entry).find(key => !fields.includes(key));
  if (stranger !== undefined) return bad(`it has “${stranger}”, which is none of ${fields.join(', ')}.`);
  if (typeof dollars !== 'number' || !(dollars > 0 && dollars <= mostDollars)) {
    return bad(`“dollars” is not a number above 0, up to ${mostDollars}.`);
  }
  const known = periods.find(it => it === period);
  if (!known) return bad(`“period” is none of ${periods.join(', ')}.`);
  if (typeof everywhere !== 'boolean') return bad('“everywhere” is neither true nor false.');
  if (typeof hard !== 'boolean') return bad('“hard” is neither true nor false.');
  const named = Object.entries(rest) as [Subject, unknown][];
  if (named.length > 1) return bad(`it is of ${named.map(([subject]) => subject).join(' and ')}; name one.`);
  const of = named.map(([subject, value]) => ({
    subject,
    name: typeof value === 'string' ? value.trim() : '',
  }))[0];
  if (of?.name === '') return bad(`“${of.subject}” is not a name.`);
  if (of?.subject === 'prompt' && everywhere)
    return bad('a prompt is a file of one workspace, so “everywhere” says nothing.');
  return { name, amountNano: Math.round(dollars * 1e9), period: known, ...(of && { of }), everywhere, hard };
}
