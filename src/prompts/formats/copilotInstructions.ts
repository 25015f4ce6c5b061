// Instructions of VS Code: https://code.visualstudio.com/docs/copilot/customization/custom-instructions
import type { Format } from '../format';
import type { Fronted } from '../frontMatter';
import { markdownPrompt } from '../markdown';
import { endsIn, stem } from '../path';
import { items, scalarText, yamlAt } from '../yaml';

export const copilotInstructions = {
  id: 'copilot-instructions',
  mayBe: path => endsIn(path, '.instructions.md'),
  read: (path, text) =>
    markdownPrompt(text, {
      name: stem(path, '.instructions.md'),
      role: 'system',
      alwaysLoaded: appliesToAll,
    }),
} as const satisfies Format;

/** `applyTo` is a glob, a comma list of them or an array; `**` and its like mean every request. */
function appliesToAll({ yaml }: Fronted): boolean {
  const node = yamlAt(yaml, 'applyTo');
  const globs = [scalarText(node), ...items(yaml, node).map(scalarText)].flatMap(it => it?.split(',') ?? []);
  return globs.some(glob => ['**', '*', '**/*'].includes(glob.trim()));
}
