import { isScalar } from 'yaml';
import { message, prompt, type Reading } from './format';
import { type Fronted, splitFrontMatter } from './frontMatter';
import type { IncludeSyntax } from './includes';
import { joined } from './literals/json';
import { verbatim } from './literals/verbatim';
import { yamlScalar } from './literals/yaml';
import type { Message, Role } from './prompt';
import type { Dialect } from './syntax';
import { isEmpty, modelNames, numberAt, textAt, type Yaml, yamlAt } from './yaml';

export interface MarkdownOptions {
  /** Used when the front matter has no `name`. */
  readonly name: string;
  readonly role: Role;
  readonly dialects?: readonly Dialect[];
  readonly alwaysLoaded?: (front: Fronted) => boolean;
  readonly includeSyntax?: IncludeSyntax | undefined;
  /** The tool lists its name and description in every request, and loads the body when it is chosen. */
  readonly listed?: boolean;
}

/**
 * Front matter with `model` (a name or an array of them) and a Markdown body that is one message: prompt files,
 * instructions, agents, skills. The body is everything below the front matter, line ends and all.
 */
export function markdownPrompt(text: string, options: MarkdownOptions): Reading {
  const front = splitFrontMatter(text);
  const { yaml } = front;
  const body = verbatim(text, front.bodyStart, text.length, front.holds);
  const about = {
    name: textAt(yaml, 'name') ?? options.name,
    models: modelNames(yaml, yamlAt(yaml, 'model')),
    maxOutputTokens: numberAt(yaml, ['maxOutputTokens'], ['max_tokens']),
    temperature: numberAt(yaml, ['temperature']),
    alwaysLoaded: options.alwaysLoaded?.(front) ?? false,
    dialects: options.dialects ?? [],
    listing: options.listed ? listing(yaml) : undefined,
    ...(options.includeSyntax && { includeSyntax: options.includeSyntax }),
  };
  return { prompts: [prompt(about, [message(options.role, 'markdown', body)])], problems: front.problems };
}

/** Name and description; what a tool writes around them is not known. */
function listing(yaml: Yaml): Message | undefined {
  const fields = ['name', 'description'].map(key => yamlAt(yaml, key));
  const literals = fields.flatMap(it => (isScalar(it) && !isEmpty(it) ? yamlScalar(yaml, it) : []));
  return literals.length > 0 ? message('system', 'plain', joined(literals)) : undefined;
}
