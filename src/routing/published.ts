import { type Table, tables } from './quality.data';
import type { TaskType } from './taskType';
import { kindOf } from './tier.data';

/** What a leaderboard says of two models. */
export interface Published {
  readonly board: Table['board'];
  readonly date: string;
  /** The kind of task on the board that comes nearest to the type of the largest gap, for a sentence: "on ... tasks". */
  readonly kind: string;
  /** By how many per cent of the other's score the cheaper one is behind there; negative where it is ahead. */
  readonly gapPercent: number;
  /** At least as good in every category of the board. */
  readonly dominates: boolean;
}

/** The category of each board that comes nearest to a type of task; this reading is the project's own. */
const nearest: Readonly<Record<Table['board'], Readonly<Record<TaskType, string>>>> = {
  LiveBench: {
    classification: 'language',
    extraction: 'data',
    validation: 'reasoning',
    summarisation: 'instructions',
    translation: 'language',
    rewriting: 'instructions',
    analysis: 'data',
    generation: 'instructions',
    coding: 'coding',
    troubleshooting: 'coding',
    reasoning: 'maths',
    chat: 'language',
  },
  WildBench: kindOf,
};

const kindNames: Readonly<Record<string, string>> = {
  data: 'data analysis',
  maths: 'maths',
  language: 'language',
  instructions: 'writing and rewriting',
};

/**
 * What the newest leaderboard that lists both models says of them for a task that may be of any of `types`: the largest
 * of their gaps counts. Undefined where no leaderboard lists both.
 *
 * @param cheaper and `now`: the names that the makers give the models
 */
export function published(types: readonly TaskType[], now: string, cheaper: string): Published | undefined {
  for (const { board, date, categories, results } of tables) {
    const [mine, other] = [results[now], results[cheaper]];
    if (!mine || !other) continue;
    const gaps = types.map(type => {
      const category = nearest[board][type];
      const at = categories.indexOf(category);
      const [a, b] = [mine[at], other[at]];
      if (a === undefined || b === undefined) {
        throw new Error(`${board} of ${date} has no ${category} for ${now} or ${cheaper}.`);
      }
      return { kind: kindNames[category] ?? category, gapPercent: (100 * (a - b)) / a };
    });
    const worst = gaps.reduce((most, it) => (it.gapPercent > most.gapPercent ? it : most));
    return { board, date, ...worst, dominates: mine.every((score, i) => (other[i] ?? 0) >= score) };
  }
  return undefined;
}
