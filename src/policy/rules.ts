import { matchesGlob } from './glob';
import type { Asking, Rule } from './policy';

/** The rule that holds for a call, and its number as written, the first is 1. */
export function ruleFor(
  rules: readonly Rule[],
  asking: Asking,
): { readonly rule: Rule; readonly number: number } | undefined {
  return rules
    .map((rule, index) => ({ rule, number: index + 1 }))
    .filter(({ rule }) => holds(rule, asking))
    .sort((a, b) => b.rule.priority - a.rule.priority || a.number - b.number)[0];
}

function holds(rule: Rule, { task, tags, prompt, inputTokens, at }: Asking): boolean {
  const path = prompt.replace(/#.*$/, '');
  const time = new Date(at);
  return (
    (!rule.tasks || rule.tasks.includes(task)) &&
    (!rule.tags || rule.tags.some(it => tags.includes(it))) &&
    (!rule.paths || (path !== '' && rule.paths.some(it => matchesGlob(it, path)))) &&
    (!rule.hours || isWithin(rule.hours, time.getHours())) &&
    (!rule.weekdays || rule.weekdays.includes(time.getDay())) &&
    (rule.overTokens === undefined || inputTokens() > rule.overTokens) &&
    (rule.underTokens === undefined || inputTokens() < rule.underTokens)
  );
}

function isWithin({ from, to }: NonNullable<Rule['hours']>, hour: number): boolean {
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}
