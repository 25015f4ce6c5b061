import { type Candidate, isBelow, type Known } from './candidates';
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
