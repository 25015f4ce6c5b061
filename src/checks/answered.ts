import { failed, passed, type Verdict } from './check';
import { shown } from './shown';

/** A refusal comes first and is short on preamble. */
const opening = 400;

/**
 * How refusals begin, in the words that the large models use. English alone: in other languages a refusal passes for an
 * answer. Only first sentences are looked at, so that an answer that quotes a refusal further down is none.
 */
const refusals = [
  /^(?:i['’]?m|i am) (?:really |very |so |truly )?sorry,? (?:but )?(?:i|that|as|this)\b/i,
  /^(?:sorry|unfortunately|i apologi[sz]e),? (?:but )?(?:i|as an ai)\b.{0,40}?\b(?:can(?:no|['’]?)t|unable|not able|won['’]?t|don['’]?t|am not)\b/i,
  /^i (?:can(?:no|['’]?)t|won['’]?t|will not|am unable to|am not able to|['’]m unable to|do not feel comfortable|must decline|decline) (?:to )?(?:help|assist|provide|answer|comply|fulfil+|do that|create|generate|write|give|support|engage|continue|participate|discuss|complete|process|be able)/i,
  /^i['’]m (?:unable|not able) to (?:help|assist|provide|answer|comply|fulfil+|do|create|generate|write|give|complete|process)/i,
  /^as an ai(?: language)?(?: model| assistant)?,? i (?:can(?:no|['’]?)t|do not|don['’]?t|am unable|am not able)/i,
  /^(?:this|that|your) request (?:goes against|violates|can(?:no|['’]?)t be)/i,
];

/** The answer says something, and does not refuse. */
export function answered(answer: string): Verdict {
  const text = answer.trim();
  if (text === '') return failed('It is empty.');
  const start = text.slice(0, opening).replace(/\s+/g, ' ');
  return refusals.some(it => it.test(start)) ? failed(`It refuses: ${shown(text)}.`) : passed('It answers.');
}
