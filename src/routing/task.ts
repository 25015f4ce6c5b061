import { clauses } from './orders';
import type { Task, TaskType } from './route';
import { type Cues, cues } from './task.data';

/** Points of the first order a prompt gives and of each later one, up to some; a group of words counts one. */
const firstOrderPoints = 4;
const laterOrderPoints = 2;
const mostLaterOrders = 2;

/** What the task's type must have, and be ahead by, to be called clear or likely. */
const clear = { points: 6, lead: 3 } as const;
const likely = { points: 4, lead: 2 } as const;

interface Detector {
  readonly type: TaskType;
  readonly order: RegExp;
  readonly words: readonly RegExp[];
}

const detectors: readonly Detector[] = (Object.entries(cues) as [TaskType, Cues][]).map(
  ([type, { verbs, words }]) => ({
    type,
    order: new RegExp(`^(?:${verbs})\\b`, 'i'),
    words: words.map(it => new RegExp(`(?<![\\w-])(?:${it})(?!\\w)`, 'i')),
  }),
);

/**
 * What kind of task a prompt sets, by its orders ("Classify ...", "Your task is to extract ...") and its words.
 * The first order counts most. English only: other languages are `unsure`.
 *
 * @param text the instructions, without examples and code
 */
export function detectTask(text: string): Task {
  const orders = clauses(text).flatMap(clause => orderedBy(clause) ?? []);
  const points = detectors
    .map(({ type, words }) => ({ type, points: orderPoints(type, orders) + wordPoints(words, text) }))
    .sort((a, b) => b.points - a.points);
  const [best, second] = points;
  if (!best || !second) throw new Error('There are at least two types of task.');
  return {
    type: best.points > 0 ? best.type : 'chat',
    confidence: confidence(best.points, best.points - second.points),
  };
}

/** The type whose verb a clause begins with; of several the longest, so that "write a function" is not "write". */
function orderedBy(clause: string): TaskType | undefined {
  let longest = 0;
  let found: TaskType | undefined;
  for (const { type, order } of detectors) {
    const length = order.exec(clause)?.[0].length ?? 0;
    if (length <= longest) continue;
    longest = length;
    found = type;
  }
  return found;
}

function orderPoints(type: TaskType, orders: readonly TaskType[]): number {
  const own = orders.filter(it => it === type).length;
  const first = orders[0] === type ? 1 : 0;
  return first * firstOrderPoints + Math.min(own - first, mostLaterOrders) * laterOrderPoints;
}

function wordPoints(words: readonly RegExp[], text: string): number {
  return words.filter(it => it.test(text)).length;
}

function confidence(points: number, lead: number): Task['confidence'] {
  if (points >= clear.points && lead >= clear.lead) return 'clear';
  return points >= likely.points && lead >= likely.lead ? 'likely' : 'unsure';
}
