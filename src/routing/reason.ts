import type { Model } from '../prices';
import type { Candidate } from './candidates';
import type { Standing } from './models.data';
import type { TaskType } from './route';
import { gapPercent, type Kind, kindOf, tiers } from './tier.data';

const kindNames: Readonly<Record<Kind, string>> = {
  creative: 'creative tasks',
  information: 'information tasks',
  planning: 'planning tasks',
  maths: 'maths and data tasks',
  coding: 'coding tasks',
};

/** Why a model is suggested instead of `now`, with the evidence and its limits; claims no certainty. */
export function explain(type: TaskType, now: Model, standing: Standing, candidate: Candidate): string {
  return `${evidence(type, now, standing, candidate)}; measure both on your own inputs before switching.`;
}

function evidence(type: TaskType, now: Model, standing: Standing, { name, tier }: Candidate): string {
  if (standing.successor === name) return `The maker of ${now.id} names ${name} as its replacement`;
  if (tiers.indexOf(tier) >= tiers.indexOf(standing.tier)) {
    return `Their makers describe ${name} and ${now.id} as models of the same class or a higher one`;
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
