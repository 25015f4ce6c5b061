import { sharesOf } from './classifier';
import { type TaskType, taskTypes } from './taskType';
import { thresholds } from './weights.data';

export interface Task {
  readonly type: TaskType;
  /** How clearly the text says so: `unsure` never leads to a suggestion. Not a probability. */
  readonly confidence: 'clear' | 'likely' | 'unsure';
}

/**
 * What kind of task a prompt sets, by a linear classifier learnt from prompts written for this project. It abstains
 * (`unsure`) where too few prompts that looked so were of the type it came to.
 *
 * @param text the instructions, without examples and code
 */
export function detectTask(text: string): Task {
  if (!/\p{L}/u.test(text.replace(/\{[^{}]*\}/g, ''))) return { type: 'chat', confidence: 'unsure' };
  const shares = sharesOf(text);
  const share = Math.max(...shares);
  const type = taskTypes[shares.indexOf(share)];
  if (!type) throw new Error('The classifier has a share for every type of task.');
  return { type, confidence: confidence(share) };
}

function confidence(share: number): Task['confidence'] {
  if (share >= thresholds.clear) return 'clear';
  return share >= thresholds.likely ? 'likely' : 'unsure';
}
