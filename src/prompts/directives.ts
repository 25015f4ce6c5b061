import type { Prompt } from './prompt';

/** What a file says to this product about one of its prompts. */
export interface Directives {
  /** As written after `promptmeter-budget:`. */
  readonly budgets: readonly string[];
  /** Codes of findings that are not wanted, or `all`. */
  readonly ignored: readonly string[];
  /** Names of policies, as written after `promptmeter-route:`. */
  readonly routes: readonly string[];
  readonly tags: readonly string[];
  /** As written after `promptmeter-cache:`. */
  readonly caches: readonly string[];
  /** As written after `promptmeter-minimise:`. */
  readonly minimises: readonly string[];
}

/** A field of front matter, or a comment of YAML, TOML, Python, JavaScript, JSON or HTML. Alone on its line. */
const directive =
  /^[ \t]*(?:(?:#|\/\/|<!--)[ \t]*)?promptmeter-(budget|ignore|route|tags|cache|minimise):[ \t]*([^\r\n]{1,200}?)[ \t]*(?:-->)?[ \t]*$/gm;

/**
 * What a file says before the prompt of this number, behind the one before, where nothing is sent: in its front matter,
 * or a comment. Front matter may hold directives as fields; VS Code marks fields of prompt files that it does not know,
 * but no comments.
 * @param text the file's
 */
export function directivesOf(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
): Directives {
  const before = text.slice(prompts[index - 1]?.end ?? 0, prompts[index]?.start);
  const found = [...before.matchAll(directive)].map(([, name, value = '']) => ({
    name,
    value: unquoted(value.replace(/[ \t]+#.*$/, '')),
  }));
  const of = (name: string) => found.filter(it => it.name === name).map(it => it.value);
  return {
    budgets: of('budget'),
    caches: of('cache'),
    minimises: of('minimise'),
    ignored: of('ignore').flatMap(listed),
    routes: of('route'),
    tags: of('tags')
      .flatMap(listed)
      .filter(it => it !== ''),
  };
}

/** The words between commas, as a list in brackets or without. */
function listed(value: string): readonly string[] {
  return value
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map(word => unquoted(word.trim()));
}

function unquoted(value: string): string {
  return /^(['"])(.*)\1$/.exec(value)?.[2] ?? value;
}
