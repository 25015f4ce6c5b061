import type { FormatId, Message } from '../../prompts';

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

/** Formats of prompts that stand inside code, where a system message often stands apart from what it is sent with. */
const sourceCode: ReadonlySet<FormatId> = new Set(['python', 'javascript', 'notebook']);

/** Whether a prompt is run by itself, so that it makes sense to offer it. */
export function isRunnable(format: FormatId, messages: readonly Pick<Message, 'role'>[]): boolean {
  return !companions.has(format) && (!sourceCode.has(format) || messages.some(it => it.role === 'user'));
}
