import { pairInstruction, usualCriteria } from './judge.data';
import { lastObject } from './lastObject';

/** A message as calls send it. */
export interface JudgeMessage {
  readonly role: 'system' | 'user';
  readonly text: string;
}

/** What a judge looks at. */
export interface Judged {
  /** What was asked: the messages that were sent, as one text. */
  readonly request: string;
  readonly a: string;
  readonly b: string;
  readonly expected?: string | undefined;
  /** What counts, in the user's words; a sentence or some. */
  readonly criteria?: string | undefined;
}

/** Grades of two answers, 0 to 1. */
export interface Grades {
  readonly a: number;
  readonly b: number;
  /** Whether the better one changed with the order they were shown in: then neither is better for certain. */
  readonly swayed: boolean;
}

/**
 * What a judge is sent about two answers: twice, the second time with the answers the other way round, because judges
 * favour a place (Zheng et al., 2023, "Judging LLM-as-a-Judge", section 3.3).
 */
export function judgeRequests(
  judged: Judged,
): readonly [ab: readonly JudgeMessage[], ba: readonly JudgeMessage[]] {
  return [request(judged, judged.a, judged.b), request(judged, judged.b, judged.a)];
}

function request(
  { request, expected, criteria = usualCriteria }: Judged,
  first: string,
  second: string,
): readonly JudgeMessage[] {
  return [
    { role: 'system', text: pairInstruction.replace('{{criteria}}', () => criteria) },
    {
      role: 'user',
      text: JSON.stringify({ request, ...(expected !== undefined && { expected }), first, second }),
    },
  ];
}

/** The mean of what a judge said in both orders; `undefined` where one of its answers holds no grades. */
export function gradesOf(answers: readonly [ab: string, ba: string]): Grades | undefined {
  const [ab, ba] = answers.map(gradesIn);
  if (!ab || !ba) return undefined;
  return {
    a: (ab.first + ba.second) / 20,
    b: (ab.second + ba.first) / 20,
    swayed: (ab.first - ab.second) * (ba.second - ba.first) < 0,
  };
}

function gradesIn(answer: string): { readonly first: number; readonly second: number } | undefined {
  const { first, second } = lastObject(answer) ?? {};
  return isGrade(first) && isGrade(second) ? { first, second } : undefined;
}

const isGrade = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 10;
