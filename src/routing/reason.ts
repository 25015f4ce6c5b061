import { type Candidate, isBelow, type Known } from './candidates';
import { type Published, published } from './published';
import type { Task } from './task';
import { taskTypes } from './taskType';
import { gapPercent, type Kind, kindOf } from './tier.data';

const kindNames: Readonly<Record<Kind, string>> = {
  creative: 'creative tasks',
  information: 'information tasks',
  planning: 'planning tasks',
  maths: 'maths and data tasks',
  coding: 'coding tasks',
};

/** Why a model is suggested instead of `now`, with the evidence and its limits; claims no certainty. */
export function explain(task: Task, now: Known, candidate: Candidate): string {
  const { reasoningPerAnswer } = candidate;
  const reasoning =
    reasoningPerAnswer === 0
      ? ''
      : `; it reasons before it answers, which is counted as ${reasoningPerAnswer} tokens for each of the answer`;
  return `${evidence(task, now, candidate)}${reasoning}; measure both on your own inputs before switching.`;
}

function evidence(task: Task, now: Known, { name, maker, standing: { tier } }: Candidate): string {
  const found = published(task.among, now.name, name);
  if (found) return told(found, task, now.name, name);
  if (now.standing.successor === name) return `${maker} names ${name} as the replacement of ${now.name}`;
  if (!isBelow(tier, now.standing.tier)) {
    return `${maker} describes ${name} as a model of the class of ${now.name} or a higher one`;
  }
  const kind = kindOf[task.type];
  const pair =
    tier === 'small'
      ? `small models about ${gapPercent.small[kind]} % behind the large ones of their makers`
      : `Claude 3 Sonnet about ${gapPercent.large[kind]} % behind the larger Claude 3 Opus`;
  return (
    `Published results put ${pair} on ${kindNames[kind]}, the nearest to ${task.type} (WildBench, 2024), ` +
    `and ${name} was not among them`
  );
}

/** What a leaderboard that lists both models says of them. */
function told(found: Published, task: Task, now: string, name: string): string {
  const { kind, gapPercent } = found;
  const board = `${found.board} (${monthOf(found.date)})`;
  if (found.dominates) return `${board} puts ${name} at least level with ${now} on every kind of task`;
  const percent = Math.abs(gapPercent).toFixed(1);
  const [level, side] = [percent === '0.0', gapPercent > 0 ? 'behind' : 'ahead of'];
  if (task.among.length === 1) {
    const gap = level ? 'level with' : `${percent} % ${side}`;
    const nearest = kind === task.type ? '' : `, the nearest to ${task.type}`;
    return `${board} puts ${name} ${gap} ${now} on ${kind} tasks${nearest}`;
  }
  const gap = level ? 'at least level with' : `at ${gapPercent > 0 ? 'most' : 'least'} ${percent} % ${side}`;
  return `${whether(task)}, ${board} puts ${name} ${gap} ${now}`;
}

/** `Whether this is analysis, chat or summarisation` */
function whether({ among }: Task): string {
  if (among.length === taskTypes.length) return 'Whatever kind of task this is';
  return `Whether this is ${among.slice(0, -1).join(', ')} or ${among.at(-1)}`;
}

/** `2026-06-25` as `June 2026`. */
function monthOf(date: string): string {
  return new Date(`${date.slice(0, 7)}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
