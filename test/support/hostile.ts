/** What breaks readers of prompt files when there is a megabyte of it: openings without an end, nesting, repetition. */
export const hostileTexts: readonly string[] = [
  ...'a { {{ {{a {{!-- {% {# {x} {{x}} ${ ${a [ [A [AB] %( %s <| <|a @ @a/ ` !` {{history \\frac{a} #file: " \' "\' \\u0041'.split(
    ' ',
  ),
  ...[
    '\n',
    '\r\n',
    ' ',
    '\t',
    '---\n',
    'user:\n',
    '{{role "user"}}',
    'import {',
    '```\n',
    '```js\n{x}\n',
    '`{x}` ',
    '{{a ',
  ],
  ...['- ', '- - ', '[a, ', '{a: ', '? ', ': ', 'a: b\n', 'a: &a\n', '- *a\n', '|\n', '> \n'],
  ...['{"role":"user","content":"', '[{"role":"user","content":['],
  ...[
    '<message role="user">',
    '</message>',
    '<a ',
    '<a b="',
    '<!--',
    '<let>',
    '{{! ',
    '{{!-- a }} ',
    '{#- -#} ',
    '\\\n ',
  ],
  ...['prompt = "a"\n', 'prompt = """\n', "'''", '- a\n', '{"messages":[{"role":"user","content":"x"}]}\n'],
];

/** The same for readers of source code. */
export const hostileCode: readonly string[] = [
  ...'( [ { f"{ `${ a. a( " """ <a> <a \\ - * / => @ # é ` 1 if( (a, a< a?b: function( async'.split(' '),
  ...['"a" + ', 'a = ', 'x: ', '{a: ', 'if a:\n ', 'not ', 'a b ', '\n\\', '\t', 'prompt = "You are {x}."\n'],
  ...[
    '{"role": "user", "content": "Say hi"}, ',
    '# promptmeter: prompt\n',
    'chat(message="a b", x=',
    'prompt = prompt + "a b"\n',
    '"\\n".join(["a b", ',
    'def prompt(prompt):\n  return "a b"\n',
    'const prompt = `${x} a b`;\n',
    'messages.create({ model: "m", messages, ',
    'x => ',
  ],
];

/** One file of every format whose reader is its own. */
export const hostilePaths: readonly string[] = [
  ...['.claude/commands/a.md', 'a.prompty', 'a.prompt', 'a.prompt.yml', 'a.json', '.gemini/commands/a.toml'],
  ...[
    'a.poml',
    'a/skprompt.txt',
    'a.yaml',
    'promptfooconfig.yaml',
    'a.jsonl',
    'prompts/a.j2',
    'a.mdc',
    'templates/a.j2',
  ],
];

/** What such a file begins with, so that what follows is read as its prompt. */
export const hostileHeads: Readonly<Record<string, string>> = {
  'a.prompt.yml': 'messages:\n  - role: user\n    content: ',
  'a.json': '[{"role":"user","content":"x"},{"role":"user","content":"',
  'a.prompty': '---\nmodel: x\n---\n',
  'a.prompt': '---\nmodel: x\n---\n',
  '.gemini/commands/a.toml': 'prompt = """',
  'promptfooconfig.yaml': 'providers: [a]\nprompts:\n- ',
  'a.yaml': 'template_format: handlebars\ntemplate: |\n  ',
  'a.jsonl': '{"messages":[{"role":"user","content":"x"}]}\n',
};
