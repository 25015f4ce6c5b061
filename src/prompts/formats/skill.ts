// Agent skills: https://agentskills.io/specification, with Claude's `model`: https://code.claude.com/docs/en/skills
// Three costs: name and description are in every request (`listing`), the body, which is the prompt, is sent when the
// skill is used, and files beside it when the body sends the model to them. Not handled: the last.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';

export const skill = {
  id: 'skill',
  mayBe: path => path.lowerName === 'skill.md',
  read: (path, text) =>
    markdownPrompt(text, {
      name: path.folder ?? path.name,
      role: 'user',
      dialects: ['commands'],
      listed: true,
    }),
} as const satisfies Format;
