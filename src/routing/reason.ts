import { type Candidate, isBelow, type Known } from './candidates';
import { type Published, published } from './published';
import type { TaskType } from './taskType';
import { gapPercent, type Kind, kindOf } from './tier.data';

const kindNames: Readonly<Record<Kind, string>> = {
  creative: 'creative tasks',
  information: 'information tasks',
  planning: 'planning tasks',
  maths: 'maths and data tasks',
  coding: 'coding tasks',
};

/** Why a model is suggested instead of `now`, with the evidence and its limits; claims no certainty. */
export function explain(type: TaskType, now: Known, candidate: Candidate): string {
  const { reasoningPerAnswer } = candidate;
  const reasoning =
    reasoningPerAnswer === 0
      ? ''
      : `; it reasons before it answers, which is counted as ${reasoningPerAnswer} tokens for each of the answer`;
  return `${evidence(type, now, candidate)}${reasoning}; measure both on your own inputs before switching.`;
}

function evidence(type: TaskType, now: Known, { name, maker, standing: { tier } }: Candidate): string {
  const found = published(type, now.name, name);
  if (found) return told(found, type, now.name, name);
  if (now.standing.successor === name) return `${maker} names ${name} as the replacement of ${now.name}`;
  if (!isBelow(tier, now.standing.tier)) {
    return `${maker} describes ${name} as a model of the class of ${now.name} or a higher one`;
  }
  const kind = kindOf[type];
  const pair =
    tier === 'small'
      ? `small models about ${gapPercent.small[kind]} % behind the large ones of their makers`
      : `Claude 3 Sonnet about ${gapPercent.large[kind]} % behind the larger Claude 3 Opus`;
  return (
    `Published results put ${pair} on ${kindNames[kind]}, the nearest to ${type} (WildBench, 2024), ` +
    `and ${name} was not among them`
  );
}

/** What a leaderboard that lists both models says of them. */
function told(found: Published, type: TaskType, now: string, name: string): string {
  const { kind, gapPercent } = found;
  const board = `${found.board} (${monthOf(found.date)})`;
  if (found.dominates) return `${board} puts ${name} at least level with ${now} on every kind of task`;
  const percent = Math.abs(gapPercent).toFixed(1);
  const gap = percent === '0.0' ? 'level with' : `${percent} % ${gapPercent > 0 ? 'behind' : 'ahead of'}`;
  return `${board} puts ${name} ${gap} ${now} on ${kind} tasks${kind === type ? '' : `, the nearest to ${type}`}`;
}

/** `2026-06-25` as `June 2026`. */
function monthOf(date: string): string {
  return new Date(`${date.slice(0, 7)}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
