// Subagents of Claude Code: https://code.claude.com/docs/en/sub-agents
// Their names and descriptions are in every request of the agent that may call them.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { endsIn, isBelow, stem } from '../path';

export const claudeAgent = {
  id: 'claude-agent',
  mayBe: path => isBelow(path, '.claude', 'agents') && endsIn(path, '.md'),
  read: (path, text) => markdownPrompt(text, { name: stem(path), role: 'system', listed: true }),
} as const satisfies Format;
