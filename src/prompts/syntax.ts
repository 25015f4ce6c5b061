/**
 * What placeholder syntaxes a format has beyond those recognised everywhere. `commands`: `$1`, `` !`cmd` `` (Claude
 * skills and commands). `imports`: `@path` (CLAUDE.md and the like). `editor`: `${file}` (VS Code prompt files).
 * `braces`: `!{cmd}`, `@{path}` (Gemini CLI commands). `helpers`: `{{word argument}}` calls a Handlebars helper,
 * elsewhere it is a blank described in words.
 */
export type Dialect = 'commands' | 'imports' | 'editor' | 'braces' | 'helpers';

/** One placeholder syntax. */
export interface Syntax {
  /** The characters it begins with: looked for before the pattern is tried. */
  readonly begins: string;
  /** Sticky. Must take time linear in what it matches, and fail in bounded time. */
  readonly pattern: RegExp;
  /** Where it ends, when that may be far away. Global. */
  readonly close?: RegExp;
  /** What a value is asked by; undefined for tags that steer, which take no value. */
  readonly name: (match: RegExpExecArray, dialect: ReadonlySet<Dialect>) => string | undefined;
  /** The value the syntax itself gives for want of another. */
  readonly fallback?: (match: RegExpExecArray) => string | undefined;
  /** Means something else in code: taken there only where it stands alone. */
  readonly notInCode?: boolean;
  /** Not even there: shells and printf have these in every other line. */
  readonly neverInCode?: boolean;
  readonly only?: Dialect;
}

const nameless = () => undefined;
const inner = (match: RegExpExecArray) => match[1];

/** Words of Handlebars and Jinja that take no value. */
const control = new Set(['else', '.', '..', 'history', 'end', 'endif', 'endfor']);

/** Markers of chat templates, not places for values (ChatML, Llama, GPT). */
const special =
  /^(?:im_\w+|fim_\w+|\w+_id|\w+_of_text|endoftext|endofprompt|end|start|eot|eom|eos|bos|pad|python_tag|assistant|user|system|channel|message|return|call|constrain)$/i;
const capitals = new Set([
  'INST',
  'SYS',
  'END',
  'START',
  'BEGIN',
  'DONE',
  'MASK',
  'SEP',
  'CLS',
  'EOS',
  'BOS',
  'PAD',
]);

/** In order: the first that matches at a place is taken. Listed in `formats.md` terms beside each. */
export const syntaxes: readonly Syntax[] = [
  // {{!-- comment --}}, {{! comment}}, {{#if}}, {{/if}}, {{^}}, {{> partial}}, {{else}}: Handlebars.
  { begins: '{{', pattern: /\{\{~?!--/y, close: /--~?\}\}/g, name: nameless },
  { begins: '{{', pattern: /\{\{~?!/y, close: /\}\}/g, name: nameless },
  { begins: '{{', pattern: /\{\{~?[#/^>&@*][^{}]{0,500}\}\}/y, name: nameless },
  // {% tag %}, {# comment #}: Jinja.
  { begins: '{%', pattern: /\{%/y, close: /%\}/g, name: nameless },
  { begins: '{#', pattern: /\{#/y, close: /#\}/g, name: nameless },
  // ${{ x }}: GitHub Actions, which fills it before a model sees the file.
  { begins: '${{', pattern: /\$\{\{[^{}\n]{1,200}\}\}/y, name: nameless },
  // {{{x}}}, {{x}}, {{$x}}, {{x | filter}}, {{helper x}}. JSON and style objects in doubled braces have a colon.
  {
    begins: '{{',
    pattern:
      /\{\{\{?~?[ \t]{0,9}\$?([\p{L}_.][\p{L}\p{N}_.[\]-]{0,80})(?:[ \t]{0,9}(\|)[^{}\n]{0,200}|([ \t]{1,9}[^{}:\s][^{}\n]{0,200}?)|\([^{}\n]{0,200})?[ \t]{0,9}~?\}\}\}?/uy,
    name: (match, dialect) => {
      const [, name = '', , rest] = match;
      if (control.has(name) || match[0].includes('(')) return undefined;
      if (!rest?.trim()) return name;
      return dialect.has('helpers') || /["'=$]/.test(rest) ? undefined : name + rest;
    },
  },
  // ${input:x}, ${input:x:hint}, ${env:X:default}, ${x}: VS Code prompt files, Prompty, shells, template literals.
  {
    begins: '${',
    pattern: /\$\{(?:input|env):([\w.-]+)(?::([^{}\n]{0,200}))?\}/y,
    name: inner,
    fallback: match => (match[0].startsWith('${env') ? match[2] : undefined),
  },
  // ${file}: https://code.visualstudio.com/docs/copilot/customization/prompt-files ("Variables").
  {
    begins: '${',
    pattern:
      /\$\{(file(?:Basename|Dirname|BasenameNoExtension)?|selection|selectedText|workspaceFolder(?:Basename)?)\}/y,
    name: inner,
    only: 'editor',
    notInCode: true,
  },
  { begins: '${', pattern: /\$\{([\p{L}_][\p{L}\p{N}_.]*)\}/uy, name: inner, neverInCode: true },
  // $ARGUMENTS, $0, !`cmd`: Claude skills and commands.
  { begins: '$ARGUMENTS', pattern: /\$(ARGUMENTS)\b(?:\[\d+\])?/y, name: inner },
  { begins: '$', pattern: /\$(\d)(?![\d\w]|[.,]\d)/y, name: inner, only: 'commands', neverInCode: true },
  { begins: '!`', pattern: /(?<![\w`])!`[^`\n]{1,500}`/y, name: nameless, only: 'commands' },
  // !{cmd}, @{path}: commands of Gemini CLI.
  { begins: '!{', pattern: /!\{[^{}\n]{1,500}\}/y, name: nameless, only: 'braces' },
  { begins: '@{', pattern: /@\{[^{}\n]{1,500}\}/y, name: nameless, only: 'braces' },
  // {x}: Python's str.format, LangChain. Not after a letter and a backslash: \frac{a}{b}.
  {
    begins: '{',
    pattern: /(?<![\\{$^_#])\{([\p{L}_][\p{L}\p{N}_.-]{0,80})(?:![rs])?\}(?!\})/uy,
    name: inner,
    notInCode: true,
  },
  // %(x)s, %s: Python's % operator.
  { begins: '%(', pattern: /%\((\w{1,80})\)[sdrf]/y, name: inner },
  { begins: '%s', pattern: /(?<![\w%])%s(?!\w)/y, name: () => '%s', neverInCode: true },
  // <|x|>
  {
    begins: '<|',
    pattern: /<\|([\w. -]{1,60})\|>/y,
    name: match => (special.test(match[1] ?? '') ? undefined : match[1]),
  },
  // [X] in capitals; not a link, a link's label, a tick box or [[A]].
  {
    begins: '[',
    pattern: /(?<![\]!\\[\w])\[([A-Z][A-Z0-9 _'/-]{1,60})\](?![([:\]])/y,
    name: match => (capitals.has(match[1] ?? '') ? undefined : match[1]),
    notInCode: true,
  },
  // #file:path, #tool:name: VS Code prompt files. The tool that reads the file resolves them.
  { begins: '#', pattern: /#(?:file|folder|tool|sym):[^\s,;)`]{1,200}/y, name: nameless },
  // @path: imports of CLAUDE.md.
  {
    begins: '@',
    pattern: /(?<![\w`@./])@~?[\w./-]{0,200}[./][\w-]{1,40}/y,
    name: nameless,
    only: 'imports',
    notInCode: true,
  },
];
