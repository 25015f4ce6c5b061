import type { ChatRequest } from './answer.mts';

/** Models that do worse at sorting than the others: they take every letter about money for something else. */
const careless = /haiku|nano/;

/**
 * Answers for a task that has right answers: which of `billing`, `delivery` and `other` the user's letter is about. As a
 * judge of two answers or of one it knows what is right.
 */
export function sorted({ model, messages }: ChatRequest): string {
  const said = messages.map(it => String(it.content));
  const letter = said.at(-1) ?? '';
  if (said[0]?.startsWith('You compare two answers')) {
    const { request, first, second } = JSON.parse(letter);
    const grade = (answer: string) => (answer === topicOf(request) ? 10 : 2);
    return `Both are short.\n{"first": ${grade(first)}, "second": ${grade(second)}}`;
  }
  if (said[0]?.startsWith('You check an answer')) {
    const { request, answer } = JSON.parse(letter);
    return `{"pass": ${answer === topicOf(request)}}`;
  }
  const topic = topicOf(letter);
  return careless.test(model) && topic === 'billing' ? 'other' : topic;
}

/** The same as JSON, `{"topic": "billing"}`; the careless say of letters about money what they are about, and no more. */
export function tagged(request: ChatRequest): string {
  const topic = topicOf(String(request.messages.at(-1)?.content));
  return careless.test(request.model) && topic === 'billing' ? topic : JSON.stringify({ topic });
}

function topicOf(letter: string): string {
  const words = letter.slice(letter.lastIndexOf('Letter:'));
  if (/charged|invoice|refund/.test(words)) return 'billing';
  return /parcel|van|doorstep/.test(words) ? 'delivery' : 'other';
}
