// Patterns of Fabric: https://github.com/danielmiessler/fabric (README, "Custom Patterns").
// patterns/NAME/system.md and user.md; what is piped in follows the text, or takes the place of `{{input}}`.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { stem } from '../path';

export const fabric = {
  id: 'fabric',
  mayBe: path => path.folders.at(-2) === 'patterns' && /^(?:system|user)\.md$/.test(path.lowerName),
  read: (path, text) =>
    markdownPrompt(text, {
      name: path.folder ?? path.name,
      role: stem(path).toLowerCase() === 'user' ? 'user' : 'system',
    }),
} as const satisfies Format;
