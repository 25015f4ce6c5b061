// Prompt files of VS Code: https://code.visualstudio.com/docs/copilot/customization/prompt-files
// and its parser, src/vs/workbench/contrib/chat/common/promptSyntax/promptFileParser.ts.
import type { Format } from '../format';
import { markdownPrompt } from '../markdown';
import { endsIn, stem } from '../path';

export const copilotPrompt = {
  id: 'copilot-prompt',
  mayBe: path => endsIn(path, '.prompt.md'),
  read: (path, text) =>
    markdownPrompt(text, { name: stem(path, '.prompt.md'), role: 'user', dialects: ['editor'] }),
} as const satisfies Format;
