// Custom agents of VS Code (once "chat modes"): https://code.visualstudio.com/docs/copilot/customization/custom-agents
// Not handled: models of `handoffs`, which are for the next agent's calls.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { endsIn, stem } from '../path';

const endings = ['.agent.md', '.chatmode.md'] as const;

export const copilotAgent = {
  id: 'copilot-agent',
  mayBe: path => endsIn(path, ...endings),
  read: (path, text) => markdownPrompt(text, { name: stem(path, ...endings), role: 'system' }),
} as const satisfies Format;
