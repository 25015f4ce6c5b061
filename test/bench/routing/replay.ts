import { decide } from '../../../src/trials/rule';
import { randomFrom } from '../corpora';
import { groups } from './groups';
import { meanScore, type Outcome, type Rivals } from './outcomes';

/** What the rule of the measurement comes to over many draws of `drawn` prompts of one task. */
export interface Replay {
  readonly triples: number;
  /** Of draws where the weak model does not keep 95 % on the task's other prompts, those that were downgraded. */
  readonly falseDowngrades: number;
  /** Of draws where it does keep 95 %, those that were downgraded. */
  readonly savingsFound: number;
  /** Of all draws that were downgraded, those that should not have been. */
  readonly wrongAmongDowngrades: number;
}

const drawn = 30;
const draws = 40;
const kept = 0.95;

/** Draws prompts of each task for each two models, decides by the rule, and looks at the prompts that were not drawn. */
export function replay(outcomes: readonly Outcome[], pairs: readonly Rivals[]): Replay {
  const below = randomFrom(11);
  const tasks = [...groups(outcomes, it => it.task).values()];
  const count = { may: 0, mayTaken: 0, mayNot: 0, mayNotTaken: 0 };
  for (const task of tasks) {
    for (const { weak, strong } of pairs) {
      for (let draw = 0; draw < draws; draw++) {
        const shuffled = shuffle(task, below);
        const scores = shuffled
          .slice(0, drawn)
          .map(it => ({ cheap: it.scores[weak] ?? 0, other: it.scores[strong] ?? 0 }));
        const others = shuffled.slice(drawn);
        const may = meanScore(others, weak) >= kept * meanScore(others, strong);
        const isTaken = decide(scores).kind === 'downgrade';
        count[may ? 'may' : 'mayNot']++;
        if (isTaken) count[may ? 'mayTaken' : 'mayNotTaken']++;
      }
    }
  }
  return {
    triples: tasks.length * pairs.length,
    falseDowngrades: count.mayNotTaken / count.mayNot,
    savingsFound: count.mayTaken / count.may,
    wrongAmongDowngrades: count.mayNotTaken / (count.mayTaken + count.mayNotTaken),
  };
}

function shuffle<T>(values: readonly T[], below: (limit: number) => number): readonly T[] {
  const shuffled = [...values];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}
