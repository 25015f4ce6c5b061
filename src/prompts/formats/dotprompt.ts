// Dotprompt: https://google.github.io/dotprompt/reference/frontmatter/ and its js/src/parse.ts.
// A `{{role "x"}}` in the template begins a message, `{{history}}` ends one. The blanks around a message's text are
// sent by some runtimes and not by others; they are left out here.
// Not handled: media parts and the output schema, which are sent too; blanks that tags alone on a line leave.
import { commentsIn } from '../comments';
import { type Format, message, prompt } from '../format';
import { type Fronted, hasFields, splitFrontMatter } from '../frontMatter';
import type { Literal } from '../literal';
import { joined } from '../literals/json';
import { verbatim } from '../literals/verbatim';
import { endsIn, stem } from '../path';
import type { Message, Range, Role } from '../prompt';
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
      includeSyntax: 'partial' as const,
      defaults: defaults(yaml),
      around: betweenRoles(text, front.bodyStart),
    };
    return { prompts: [prompt(about, messages(text, front))], problems };
  },
} as const satisfies Format;

function messages(text: string, front: Fronted): readonly Message[] {
  const found: Message[] = [];
  let role: Role = 'user';
  let start = front.bodyStart;
  const close = (end: number) => {
    const place = sentPlace(text, start, end);
    if (!place) return;
    const holds = (it: string) => front.holds(it) && isOneMessage(it);
    found.push(message(role, 'markdown', verbatim(text, place.start, place.end, holds), 'handlebars'));
  };
  for (const match of text.slice(front.bodyStart).matchAll(marker)) {
    close(front.bodyStart + match.index);
    role = roleNamed(match[1]) ?? (match[3] ? 'assistant' : 'user');
    start = front.bodyStart + match.index + match[0].length;
  }
  close(text.length);
  return found;
}

/** The text but for the tags that only say who speaks. */
function betweenRoles(text: string, bodyStart: number): Literal {
  const pieces: Literal[] = [];
  let start = bodyStart;
  for (const match of text.slice(bodyStart).matchAll(marker)) {
    if (match[3]) continue;
    pieces.push(verbatim(text, start, bodyStart + match.index));
    start = bodyStart + match.index + match[0].length;
  }
  return joined([...pieces, verbatim(text, start, text.length)]);
}

/** `[start, end)` without the blanks and comments at its ends; undefined when nothing else is there. */
function sentPlace(text: string, start: number, end: number): Range | undefined {
  const piece = text.slice(start, end);
  const comments = commentsIn(piece, 'handlebars');
  let from = 0;
  let to = piece.length;
  for (const comment of comments) {
    if (piece.slice(from, comment.start).trim() !== '') break;
    from = comment.end;
  }
  for (const comment of comments.toReversed()) {
    if (comment.start < from || piece.slice(comment.end, to).trim() !== '') break;
    to = comment.start;
  }
  const inside = piece.slice(from, to);
  if (inside.trim() === '') return undefined;
  return {
    start: start + to - inside.trimStart().length,
    end: start + from + inside.trimEnd().length,
  };
}

function isOneMessage(text: string): boolean {
  const place = sentPlace(text, 0, text.length);
  return place?.start === 0 && place.end === text.length && text.search(marker) === -1;
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
