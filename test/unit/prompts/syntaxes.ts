/**
 * Placeholders as a reader of the documentation would look for them: written from the lists of the template languages
 * alone, apart from the source, and simple on purpose. What code, mathematics and prose also use counts only where
 * nothing else can be meant.
 */

/** In any text. */
const everywhere: readonly RegExp[] = [
  /\{\{\s*\$?[a-z_]\w*\s*\}\}/gi, // {{x}}, {{$x}}
  /\{\{[#/][a-z]+[^{}\n]*\}\}/gi, // {{#if x}}, {{/if}}
  /\{%-?\s*(?:if|for|endif|endfor|else|set|include)\b[^%\n]*%\}/g, // {% if %}
  /\$\{input:\w+(?::[^}\n]*)?\}/g, // ${input:x}
  /\$ARGUMENTS\b/g,
  /%\([a-z_]+\)s/g,
  /\{\{\{\s*[a-z_]\w*\s*\}\}\}/gi, // {{{x}}}
  /\{\{!(?:--)?[^{}]*\}\}/g, // {{! comment }}
  /\{#-?\s[^#{}\n]*#\}/g, // {# comment #}
  /#(?:file|tool):[\w/.-]+/g,
  /<\|(?:input|context|question|user_input|query)\|>/gi,
  /(?<![\]!\w[])\[(?:YOUR|INSERT|ENTER|NAME|TOPIC|COMPANY|PRODUCT|INPUT|TEXT)(?: [A-Z]+)*\](?![([:\]])/g, // [YOUR NAME]
];

/** Python's and LangChain's `{x}`, where a text is no code. */
const braces = /(?<![\w{$\\"'`^_/])\{[a-z][a-z_0-9]{2,}\}(?![}\w/`"'])/g;

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a text has placeholders for certain. Code that a text shows is left out: it has braces of its own. */
export function placeholdersExpected(text: string, format: string): readonly Place[] {
  const patterns = format === 'included' ? [...everywhere, braces] : everywhere;
  const shown = withoutCode(text);
  return patterns.flatMap(pattern =>
    [...shown.matchAll(pattern)].map(match => ({ start: match.index, end: match.index + match[0].length })),
  );
}

/** Fences and inline code as blanks of the same length. */
function withoutCode(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ');
  return text.replace(/^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\1/gm, blank).replace(/`[^`\n]*`/g, blank);
}
