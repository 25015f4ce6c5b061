// Files that coding agents load with every request: CLAUDE.md (https://code.claude.com/docs/en/memory),
// AGENTS.md (https://agents.md), GEMINI.md (gemini-cli docs), .github/copilot-instructions.md (VS Code docs).
// Not handled: the text of `@path` imports; links between these files, which may make two of them one.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { stem } from '../path';

const names = ['claude.md', 'claude.local.md', 'agents.md', 'gemini.md', 'copilot-instructions.md'];

export const agentInstructions = {
  id: 'agent-instructions',
  mayBe: path => names.includes(path.lowerName),
  read: (path, text) =>
    markdownPrompt(text, {
      name: stem(path),
      role: 'system',
      dialects: ['imports'],
      alwaysLoaded: () => true,
    }),
} as const satisfies Format;
