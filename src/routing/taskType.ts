/** What a prompt may ask for, in the order of the classifier's weights. */
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
