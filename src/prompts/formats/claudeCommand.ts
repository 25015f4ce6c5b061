// Slash commands of Claude Code: https://code.claude.com/docs/en/slash-commands
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { endsIn, isBelow, stem } from '../path';

export const claudeCommand = {
  id: 'claude-command',
  mayBe: path => isBelow(path, '.claude', 'commands') && endsIn(path, '.md'),
  read: (path, text) =>
    markdownPrompt(text, {
      name: stem(path),
      role: 'user',
      dialects: ['commands', 'imports'],
      includeSyntax: 'import',
    }),
} as const satisfies Format;
