// Prompty: https://github.com/microsoft/prompty (spec, chapter 2; runtime/typescript/packages/core/src/parsers/prompty.ts).
// v2 has `model: NAME` or `model.id` and `model.options`; v1 `model.configuration` and `model.parameters`.
// Not handled: tools, and images among the text.
import { isScalar } from 'yaml';
import type { Template } from '../comments';
import { type Format, message, prompt } from '../format';
import { type Fronted, splitFrontMatter } from '../frontMatter';
import { lines } from '../lines';
import { verbatim } from '../literals/verbatim';
import { endsIn, stem } from '../path';
import type { Message, Role } from '../prompt';
import { roleNamed } from '../role';
import { child, items, keys, modelNames, numberAt, scalarText, textAt, type Yaml, yamlAt } from '../yaml';

/** A line that begins a message. The attributes are told apart from text by their `=` alone, which keeps it linear. */
const roleLine =
  /^[ \t]*#?[ \t]*(system|developer|user|assistant|tool|function)(?:\[[^\]\n]*=[^\]\n]*\])?[ \t]*:[ \t]*$/i;

export const prompty = {
  id: 'prompty',
  mayBe: path => endsIn(path, '.prompty'),
  read: (path, text) => {
    const front = splitFrontMatter(text);
    const { yaml } = front;
    const options = ['model', 'options'] as const;
    const parameters = ['model', 'parameters'] as const;
    const maxOutputTokens = numberAt(
      yaml,
      [...options, 'maxOutputTokens'],
      [...parameters, 'max_tokens'],
      [...parameters, 'max_completion_tokens'],
    );
    const temperature = numberAt(yaml, [...options, 'temperature'], [...parameters, 'temperature']);
    const model = yamlAt(yaml, 'model');
    const named = isScalar(model)
      ? model
      : (yamlAt(yaml, 'model', 'id') ??
        ['model', 'azure_deployment', 'name']
          .map(key => yamlAt(yaml, 'model', 'configuration', key))
          .find(it => it));
    const about = {
      name: textAt(yaml, 'name') ?? stem(path),
      models: modelNames(yaml, named),
      maxOutputTokens,
      temperature,
      defaults: defaults(yaml),
      includeSyntax: 'jinja' as const,
    };
    return { prompts: [prompt(about, messages(text, front, templateOf(yaml)))], problems: front.problems };
  },
} as const satisfies Format;

/** `template: mustache`, or `template.format.kind` and `template.type`; Jinja where nothing is said. */
function templateOf(yaml: Yaml): Template {
  const paths = [['template'], ['template', 'format'], ['template', 'format', 'kind'], ['template', 'type']];
  return paths.some(path => textAt(yaml, ...path) === 'mustache') ? 'handlebars' : 'jinja';
}

/** Text before the first role line is the system's. The line ends around a message's text are not sent. */
function messages(text: string, { bodyStart, holds }: Fronted, template: Template): readonly Message[] {
  const found: Message[] = [];
  let role: Role = 'system';
  let start = bodyStart;
  const close = (end: number) => {
    while (start < end && isLineEnd(text[start])) start++;
    let last = end;
    while (last > start && isLineEnd(text[last - 1])) last--;
    const before = text.slice(start, last);
    const literal = verbatim(text, start, last, it => holds(it) && isOneMessage(it, before));
    if (before || (found.length === 0 && end === text.length))
      found.push(message(role, 'markdown', literal, template));
  };
  for (const line of lines(text, bodyStart)) {
    const marker = roleOf(line.text);
    if (!marker) continue;
    close(line.start);
    role = marker;
    start = line.next;
  }
  close(text.length);
  return found;
}

const isLineEnd = (character: string | undefined) => character === '\n' || character === '\r';

/**
 * Whether a text would be read as one message still. A line that newly begins like a role line is refused too:
 * another edit could take the rest of it away.
 */
function isOneMessage(text: string, before: string): boolean {
  if (text === '' || isLineEnd(text[0]) || isLineEnd(text.at(-1))) return false;
  return !text.split('\n').some(line => roleOf(line)) && roleStarts(text) <= roleStarts(before);
}

function roleStarts(text: string): number {
  const starts = /^[ \t]{0,9}#?[ \t]{0,9}(?:system|developer|user|assistant|tool|function)[ \t]{0,9}[:[]/gim;
  return text.match(starts)?.length ?? 0;
}

/** Role lines are short: a longer line is text, whatever it looks like. */
function roleOf(line: string): Role | undefined {
  return line.length < 200 ? roleNamed(roleLine.exec(line.trimEnd())?.[1]) : undefined;
}

/** v2: `inputs`, a list of `{ name, default }` or a map of values or of `{ default }`; v1: `sample`, a map of values. */
function defaults(yaml: Yaml): ReadonlyMap<string, string> {
  const inputs = yamlAt(yaml, 'inputs');
  const found = new Map<string, string>();
  const add = (name: string | undefined, value: string | undefined) => {
    if (name !== undefined && value !== undefined) found.set(name, value);
  };
  for (const item of items(yaml, inputs)) {
    add(scalarText(child(yaml, item, 'name')), scalarText(child(yaml, item, 'default')));
  }
  for (const map of [inputs, yamlAt(yaml, 'sample')]) {
    for (const name of keys(map)) {
      const value = child(yaml, map, name);
      add(name, scalarText(value) ?? scalarText(child(yaml, value, 'default')));
    }
  }
  return found;
}
