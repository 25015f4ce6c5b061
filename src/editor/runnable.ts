import type { FormatId } from '../prompts';

/** What goes along with other prompts: nobody runs it by itself. */
const companions: ReadonlySet<FormatId> = new Set([
  'agent-instructions',
  'copilot-instructions',
  'copilot-agent',
  'claude-agent',
  'skill',
  'cursor-rules',
  'fine-tuning',
]);

/** Whether prompts of a format are run by themselves, so that it makes sense to offer it. */
export const isRunnable = (format: FormatId): boolean => !companions.has(format);
