import type { Asked, Stretch, Voice } from './asked';
import { fitWhole, fitWithin } from './fit';
import type { Template, Unit } from './template';

/** Where a prompt's own text stands in a request. */
export interface Placement {
  /** Messages begin and end where the prompt's do, wherever it has no value; else other text stands beside it. */
  readonly isWhole: boolean;
  /** Its stretches in the request's squeezed text, ascending. */
  readonly stretches: readonly Stretch[];
  /** Characters of them, and those in a message of the voice that the prompt says. */
  readonly length: number;
  readonly inVoice: number;
  /** Whose messages are values as a whole: what stands in them is nobody's own text. */
  readonly free: ReadonlySet<Voice>;
}

/** Places a prompt in a request, all its own text in order; undefined where some of it is missing. */
export function place({ forms, alwaysLoaded }: Template, asked: Asked): Placement | undefined {
  let partly: Placement | undefined;
  for (const form of forms) {
    const placement = placeForm(form, asked, alwaysLoaded);
    if (placement?.isWhole) return placement;
    partly ??= placement;
  }
  return partly;
}

function placeForm(form: readonly Unit[], asked: Asked, anywhere: boolean): Placement | undefined {
  const stretches: Stretch[] = [];
  const free = new Set<Voice>();
  let isWhole = true;
  let inVoice = 0;
  for (const unit of form) {
    if (unit.parts.length === 0) {
      free.add(unit.voice);
      continue;
    }
    const from = stretches.at(-1)?.end ?? 0;
    const whole = fitWhole(unit, asked, from);
    const fitted = whole ?? fitWithin(unit, asked, from, anywhere);
    if (!fitted) {
      if (unit.parts.some(it => !it.optional)) return undefined;
      continue;
    }
    isWhole &&= whole !== undefined;
    for (const { start, end } of fitted) {
      const voice = asked.messages.find(it => start < it.end)?.voice;
      if (voice === unit.voice) inVoice += end - start;
    }
    stretches.push(...fitted);
  }
  if (stretches.length === 0) return undefined;
  const length = stretches.reduce((sum, it) => sum + it.end - it.start, 0);
  return { isWhole, stretches, length, inVoice, free };
}
