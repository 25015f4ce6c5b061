import { failed, passed, unsaid, type Verdict } from './check';
import type { JudgeMessage } from './judge';
import { soleInstruction, usualCriteria } from './judge.data';
import { lastObject } from './lastObject';

/** One answer that a judge looks at by itself, as a cascade does before it escalates. */
export interface AskedJudge {
  /** What was asked: the messages that were sent, as one text. */
  readonly request: string;
  readonly answer: string;
  readonly expected?: string | undefined;
  /** What counts, in the user's words. */
  readonly criteria?: string | undefined;
}

/** What a judge is sent about one answer. */
export function selfCheckRequest({
  request,
  answer,
  expected,
  criteria = usualCriteria,
}: AskedJudge): readonly JudgeMessage[] {
  return [
    { role: 'system', text: soleInstruction.replace('{{criteria}}', () => criteria) },
    {
      role: 'user',
      text: JSON.stringify({ request, ...(expected !== undefined && { expected }), answer }),
    },
  ];
}

/** What the judge said of it; no score where it did not say. */
export function selfVerdict(said: string): Verdict {
  const { pass, why } = lastObject(said) ?? {};
  const reason = typeof why === 'string' && why.trim() !== '' ? why.trim() : undefined;
  if (pass === true) return passed(reason ?? 'The judge takes it.');
  if (pass === false) return failed(reason ?? 'The judge does not take it.');
  return unsaid('The judge did not say whether it passes.');
}
