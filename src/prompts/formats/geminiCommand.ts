// Custom commands of Gemini CLI: docs/cli/custom-commands.md of google-gemini/gemini-cli.
// `{{args}}` is what is typed after the command, `!{cmd}` a command's output, `@{path}` a file's text.
import { type Format, message, prompt } from '../format';
import { tomlString } from '../literals/toml';
import { endsIn, isBelow, stem } from '../path';
import { topLevelStrings } from '../toml';

export const geminiCommand = {
  id: 'gemini-command',
  mayBe: path => isBelow(path, '.gemini', 'commands') && endsIn(path, '.toml'),
  read: (path, text) => {
    const found = topLevelStrings(text).find(it => it.key === 'prompt');
    if (!found) return { prompts: [], problems: [] };
    const { start, end, closed } = found;
    const unclosed = { message: 'The prompt’s string is never closed.', start, end };
    const about = { name: stem(path), dialects: ['braces'] as const, includeSyntax: 'braces' as const };
    return {
      prompts: [prompt(about, [message('user', 'markdown', tomlString(text, found))])],
      problems: closed ? [] : [unclosed],
    };
  },
} as const satisfies Format;
