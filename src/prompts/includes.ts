import type { Include } from './prompt';

/**
 * How a format names a file to be sent too. `import`: `@path` (CLAUDE.md). `partial`: `{{> name}}` (Handlebars).
 * `jinja`: `{% include "path" %}`. `braces`: `@{path}` (Gemini CLI).
 */
export type IncludeSyntax = 'import' | 'partial' | 'jinja' | 'braces';

const syntaxes: Readonly<Record<IncludeSyntax, { kind: Include['kind']; pattern: RegExp }>> = {
  import: { kind: 'import', pattern: /^@(.+)$/ },
  partial: { kind: 'partial', pattern: /^\{\{~?#?>[ \t]*["']?([\w./-]+)/ },
  braces: { kind: 'file', pattern: /^@\{(.+)\}$/ },
  jinja: { kind: 'file', pattern: /^\{%[-+]?\s*include\s+["']([^"'\n]+)["']/ },
};

/** The file that a placeholder names; undefined when it names none, or one that is only known when it runs. */
export function includeNamed(
  placeholder: string,
  syntax: IncludeSyntax,
): Pick<Include, 'kind' | 'path'> | undefined {
  const { kind, pattern } = syntaxes[syntax];
  const path = pattern.exec(placeholder.slice(0, 300))?.[1];
  return path === undefined ? undefined : { kind, path };
}
