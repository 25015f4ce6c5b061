import { fewestWith, sharesOf } from './classifier';
import { type TaskType, taskTypes } from './taskType';
import { thresholds } from './weights.data';

export interface Task {
  readonly type: TaskType;
  /** How clearly the text says so. Not a probability. */
  readonly confidence: 'clear' | 'likely' | 'unsure';
  /**
   * The types it may be of, the likeliest first: the one where that is clear or likely, else the few between which the
   * classifier hesitates, and all of them where they are more than a few.
   */
  readonly among: readonly TaskType[];
}

/** Between more types than these nothing is known of a text, and it may be of any. */
const few = 4;

/**
 * What kind of task a prompt sets, by a linear classifier learnt from prompts written for this project. It abstains
 * (`unsure`) where too few prompts that looked so were of the type it came to, and then says between which it hesitates.
 *
 * @param text the instructions, without examples and code
 */
export function detectTask(text: string): Task {
  if (!/\p{L}/u.test(text.replace(/\{[^{}]*\}/g, ''))) {
    return { type: 'chat', confidence: 'unsure', among: taskTypes };
  }
  const shares = sharesOf(text);
  const share = Math.max(...shares);
  const type = typeAt(shares.indexOf(share));
  if (share >= thresholds.likely) {
    return { type, confidence: share >= thresholds.clear ? 'clear' : 'likely', among: [type] };
  }
  const among = fewestWith(shares, thresholds.among);
  return { type, confidence: 'unsure', among: among.length > few ? taskTypes : among.map(typeAt) };
}

function typeAt(place: number): TaskType {
  const type = taskTypes[place];
  if (!type) throw new Error('The classifier has a share for every type of task.');
  return type;
}
