import { passes, type Verdict } from '../../../checks';
import type { Judging } from '../../../policy';
import { passing } from '../../passing';
import type { Answer } from '../../pipeline';
import type { Reply } from '../../reply';

/** What a model that is asked says of an answer. */
export type Says = (answer: string) => Promise<Verdict>;

interface Judges {
  readonly checks: Judging['checks'];
  readonly says: Says | undefined;
}

/** What is wrong with an answer that is all there, without a word of it; undefined where it passes. */
export async function faultOf(answer: Answer, judges: Judges): Promise<string | undefined> {
  const reply = answer.heard();
  if (!reply.finished) return 'did not come whole';
  if (isCall(reply)) return undefined;
  const failed = judges.checks.find(it => !passes(it.judge(reply.text)));
  if (failed)
    return failed.name === 'answered' ? 'was none, or a refusal' : `failed the check “${failed.name}”`;
  if (judges.says && !passes(await judges.says(reply.text)))
    return 'did not satisfy the model that was asked of it';
  return undefined;
}

/** The same answer, handed on as it comes and judged at its end; what a judge is asked makes its end wait. */
export function judgedOnItsWay(answer: Answer, judges: Judges): Answer {
  let score: number | null = null;
  return {
    ...answer,
    score: () => score,
    bytes: passing(answer.bytes, {
      async onWhole() {
        score = await scoreOf(answer.heard(), judges);
      },
    }),
  };
}

async function scoreOf(reply: Reply, { checks, says }: Judges): Promise<number | null> {
  if (!reply.finished || isCall(reply)) return null;
  const scores = checks.map(it => it.judge(reply.text).score).filter(it => it !== null);
  const own = Math.min(...scores);
  // A judge is not asked of what has failed already.
  const said = says && (scores.length === 0 || own === 1) ? (await says(reply.text)).score : 1;
  if (said === null) return null;
  return Math.round(1000 * Math.min(own, said));
}

/** Whether an answer calls tools and says nothing: of that no check can tell. */
const isCall = ({ text, unshown }: Reply) => text.trim() === '' && unshown !== '';
