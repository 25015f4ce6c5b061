/**
 * What a prompt may ask for, in the order of the classifier's weights. `reasoning` is what has to be worked out, in
 * maths or by logic; a question of what is known is `chat`, as a conversation is, whether it comes with options or not.
 */
export const taskTypes = [
  'classification',
  'extraction',
  'validation',
  'summarisation',
  'translation',
  'rewriting',
  'analysis',
  'generation',
  'coding',
  'troubleshooting',
  'reasoning',
  'chat',
] as const;

export type TaskType = (typeof taskTypes)[number];
