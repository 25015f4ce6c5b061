// Dotprompt: https://google.github.io/dotprompt/reference/frontmatter/ and its js/src/parse.ts.
// A `{{role "x"}}` in the template begins a message, `{{history}}` ends one. The blanks around a message's text are
// sent by some runtimes and not by others; they are left out here.
// Not handled: partials' text, media parts, tools and the output schema, which are sent too.
import { type Format, message, prompt } from '../format';
import { type Fronted, hasFields, splitFrontMatter } from '../frontMatter';
import { verbatim } from '../literals/verbatim';
import { endsIn, stem } from '../path';
import type { Message, Role } from '../prompt';
import { roleNamed } from '../role';
import { child, keys, modelNames, numberAt, scalarText, textAt, type Yaml, yamlAt } from '../yaml';

const marker = /\{\{~?[ \t]*(?:#?role[ \t]+["'](\w+)["'][^{}\n]{0,100}|(\/role)|(history))[ \t]*~?\}\}/g;
export const dotprompt = {
  id: 'dotprompt',
  mayBe: path => endsIn(path, '.prompt'),
  read: (path, text) => {
    const front = splitFrontMatter(text, { comments: true });
    const { yaml, problems } = front;
    // Other tools keep plain text in files of this ending.
    if (!hasFields(front) && problems.length === 0 && text.search(marker) === -1) return undefined;
    const maxOutputTokens = numberAt(yaml, ['config', 'maxOutputTokens']);
    const temperature = numberAt(yaml, ['config', 'temperature']);
    const about = {
      name: textAt(yaml, 'name') ?? stem(path),
      models: modelNames(yaml, yamlAt(yaml, 'model')),
      maxOutputTokens,
      temperature,
      dialects: ['helpers'] as const,
      defaults: defaults(yaml),
    };
    return { prompts: [prompt(about, messages(text, front))], problems };
  },
} as const satisfies Format;

function messages(text: string, front: Fronted): readonly Message[] {
  const found: Message[] = [];
  let role: Role = 'user';
  let start = front.bodyStart;
  const close = (end: number) => {
    const piece = text.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    const to = Math.max(from, start + piece.trimEnd().length);
    const holds = (it: string) => front.holds(it) && isOneMessage(it);
    if (hasText(piece)) found.push(message(role, 'markdown', verbatim(text, from, to, holds)));
  };
  for (const match of text.slice(front.bodyStart).matchAll(marker)) {
    close(front.bodyStart + match.index);
    role = roleNamed(match[1]) ?? (match[3] ? 'assistant' : 'user');
    start = front.bodyStart + match.index + match[0].length;
  }
  close(text.length);
  return found;
}

function isOneMessage(text: string): boolean {
  return hasText(text) && text === text.trim() && text.search(marker) === -1;
}

/** Comments alone are nothing to send. */
function hasText(text: string): boolean {
  return text.replace(/\{\{![^{}]*\}\}/g, '').trim() !== '';
}

/** `input.default`, a map of values. */
function defaults(yaml: Yaml): ReadonlyMap<string, string> {
  const map = yamlAt(yaml, 'input', 'default');
  const found = new Map<string, string>();
  for (const name of keys(map)) {
    const value = scalarText(child(yaml, map, name));
    if (value !== undefined) found.set(name, value);
  }
  return found;
}
