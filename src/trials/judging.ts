import {
  type Check,
  type Grades,
  gradesOf,
  judgeRequests,
  type OpenCheck,
  openCheck,
  type Verdict,
} from '../checks';
import type { Filled } from '../prompts';

/** Another model that grades both answers, in both orders. */
export interface Judge {
  readonly kind: 'judge';
  readonly model: string;
  /** What counts, in the user's words. */
  readonly criteria?: string | undefined;
}

/**
 * The other side's answer is the one that is wanted, for inputs whose right answers are not known: `a` scores 1 by
 * definition.
 */
export interface Agreement {
  readonly kind: 'agreement';
}

/** How answers are scored. */
export type Scoring = Check | Judge | Agreement;

/** What two answers to the same input are worth. */
export interface Scores {
  readonly a: Verdict;
  readonly b: Verdict;
}

/** Two answers and what they answer. */
export interface Answers {
  readonly messages: Filled['messages'];
  readonly a: string;
  readonly b: string;
  readonly expected?: string | undefined;
}

/** Asks the judge's model; `undefined` where no answer came, which was recorded. */
export type AskJudge = (messages: Filled['messages']) => Promise<string | undefined>;

/** Why answers cannot be scored so, as a sentence; `undefined` when they can. */
export function scoringProblem(scoring: Scoring): string | undefined {
  if (scoring.kind === 'judge' || scoring.kind === 'agreement') return undefined;
  const open = openCheck(scoring);
  return typeof open === 'function' ? undefined : open.problem;
}

/**
 * Reads how answers are scored. Without a way, none is: the answers are there to be looked at.
 * @throws a sentence, where the check cannot be read
 */
export function scorer(scoring: Scoring | undefined, ask: AskJudge): (answers: Answers) => Promise<Scores> {
  if (!scoring) return async () => ({ a: unscored, b: unscored });
  if (scoring.kind === 'judge') return answers => judged(scoring, answers, ask);
  if (scoring.kind === 'agreement') {
    const same = opened({ kind: 'exact', ignoreCase: true });
    return async ({ a, b }) => ({ a: { score: 1, why: 'It is what is compared with.' }, b: same(b, a) });
  }
  const check = opened(scoring);
  return async ({ a, b, expected }) => ({ a: check(a, expected), b: check(b, expected) });
}

function opened(check: Check): OpenCheck {
  const open = openCheck(check);
  if (typeof open !== 'function') throw new Error(open.problem);
  return open;
}

const unscored: Verdict = { score: null, why: 'No check was chosen.' };

async function judged(
  { criteria }: Judge,
  { messages, a, b, expected }: Answers,
  ask: AskJudge,
): Promise<Scores> {
  const request = messages.map(it => `${it.role}:\n${it.text}`).join('\n\n');
  const [ab, ba] = await Promise.all(judgeRequests({ request, a, b, expected, criteria }).map(it => ask(it)));
  const grades = ab !== undefined && ba !== undefined ? gradesOf([ab, ba]) : undefined;
  if (!grades) {
    const silent: Verdict = { score: null, why: 'The judge gave no grades.' };
    return { a: silent, b: silent };
  }
  return { a: { score: grades.a, why: whyOf(grades, 'a') }, b: { score: grades.b, why: whyOf(grades, 'b') } };
}

function whyOf(grades: Grades, side: 'a' | 'b'): string {
  const grade = `The judge’s mean grade is ${Math.round(grades[side] * 100) / 10} of 10`;
  return grades.swayed ? `${grade}; which one it prefers changed with their order.` : `${grade}.`;
}
