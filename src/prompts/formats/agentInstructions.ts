// Files that coding agents load with every request: CLAUDE.md (https://code.claude.com/docs/en/memory),
// AGENTS.md (https://agents.md), GEMINI.md (gemini-cli docs), .github/copilot-instructions.md (VS Code docs),
// .amazonq/rules (Amazon Q Developer user guide, "Project rules"). Claude and Gemini put in what `@path` names.
// Not handled: folders below the one worked in, whose files are loaded only when a file beside them is read.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { endsIn, isBelow, stem } from '../path';

/** The tools that read them know `@path`. */
const importing = ['claude.md', 'claude.local.md', 'gemini.md'];
const names = [...importing, 'agents.md', 'copilot-instructions.md'];

export const agentInstructions = {
  id: 'agent-instructions',
  mayBe: path =>
    names.includes(path.lowerName) || (isBelow(path, '.amazonq', 'rules') && endsIn(path, '.md')),
  read: (path, text) =>
    markdownPrompt(text, {
      name: stem(path),
      role: 'system',
      dialects: ['imports'],
      alwaysLoaded: () => true,
      includeSyntax: importing.includes(path.lowerName) ? 'import' : undefined,
    }),
} as const satisfies Format;
