import type { FormatId, Placeholder, Prompt } from '../../prompts';

/**
 * What a placeholder is to the one who sends the prompt. `variable`: another value may stand there at each call.
 * `tag`: template logic, which is not sent. `text`: sent as it is written, as nobody fills it in.
 */
export type Kind = 'variable' | 'tag' | 'text';

/**
 * Template logic: `{% if %}`, `{# comment #}`, `{{#each}}`, `{{/each}}`, `{{else}}`, `{{> partial}}`, `{{role
 * "user"}}`.
 */
const tag = /^\{(?:[%#]|\{~?\s*(?:[#/^>!]|(?:else|role|section)\b))/;

/** Left for the model or a person to fill in, chat markup, names of files and tools: no program puts a value there. */
const left = /^(?:\[|<\||#|@(?!\{)|\$\{\{)/;

const none = /(?!)/;

/**
 * What the tools that read a format put values into; other formats are templates, filled in by any program.
 * VS Code: https://code.visualstudio.com/docs/copilot/customization/prompt-files ("Variables");
 * Claude Code: https://code.claude.com/docs/en/skills ("Available string substitutions");
 * Gemini CLI: docs/cli/custom-commands.md; Fabric: {{variables}} alone. Instructions, rules and agents are sent as they
 * are. A skill's `$1` is more often an amount of money than an argument. Checked 2026-11-22.
 */
const filled: Partial<Record<FormatId, RegExp>> = {
  'agent-instructions': none,
  'claude-agent': none,
  'copilot-agent': none,
  'copilot-instructions': none,
  'cursor-rules': none,
  skill: /^(?:\$ARGUMENTS|!`)/,
  'claude-command': /^(?:\$ARGUMENTS|\$\d|!`)/,
  'copilot-prompt':
    /^\$\{(?:input:.*|file|fileBasename|fileDirname|fileBasenameNoExtension|selection|selectedText|workspaceFolder|workspaceFolderBasename)\}$/,
  'gemini-command': /^(?:\{\{args\}\}|[!@]\{)/,
  fabric: /^\{\{/,
  'semantic-kernel': /^\{\{/,
};

/** Formats of prompts that stand inside code. */
const sourceCode: ReadonlySet<FormatId> = new Set(['python', 'javascript', 'notebook']);

/** A constant's name, which is as good as text: `{MAX_WORDS}` of an f-string. */
const constant = /^\$?\{?[A-Z][A-Z0-9_]+\}?$/;

/** What each placeholder of a prompt is; comments are left out. `text` is the file's. */
export function kindOf(format: FormatId, { alwaysLoaded }: Prompt, it: Placeholder, text: string): Kind {
  const written = text.slice(it.start, it.end);
  if (it.comment || tag.test(written)) return 'tag';
  if (alwaysLoaded || left.test(written) || filled[format]?.test(written) === false) return 'text';
  if (sourceCode.has(format) && constant.test(written)) return 'text';
  return isMentioned(text, it) ? 'text' : 'variable';
}

/** Named as a syntax, in backticks: "input variables like `${input:name}`", "Will it use `${selection}`?". */
function isMentioned(text: string, { start, end }: Placeholder): boolean {
  if (text[start - 1] !== '`' || text[end] !== '`') return false;
  return (
    /\b(?:like|such as|e\.g\.)[^.;\n]{0,80}$/.test(text.slice(Math.max(0, start - 100), start - 1)) ||
    /^`(?:[^`.!?\n]|\.(?!\s+\p{Lu})){0,80}\?/u.test(text.slice(end, end + 100))
  );
}
