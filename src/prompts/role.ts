import type { Role } from './prompt';

const roles: Readonly<Record<string, Role>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool',
  // What came before tools (OpenAI, Prompty), and Google's word.
  function: 'tool',
  model: 'assistant',
};

/** The role a format's word means, in any case; undefined for other words. */
export function roleNamed(word: string | undefined): Role | undefined {
  const key = word?.toLowerCase() ?? '';
  return Object.hasOwn(roles, key) ? roles[key] : undefined;
}
