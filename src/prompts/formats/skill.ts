// Agent skills: https://agentskills.io/specification, with Claude's `model`: https://code.claude.com/docs/en/skills
// Not handled: name and description are always loaded (about 100 tokens); the body, which is this prompt, on use.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';

export const skill = {
  id: 'skill',
  mayBe: path => path.lowerName === 'skill.md',
  read: (path, text) =>
    markdownPrompt(text, { name: path.folders.at(-1) ?? path.name, role: 'user', dialects: ['commands'] }),
} as const satisfies Format;
