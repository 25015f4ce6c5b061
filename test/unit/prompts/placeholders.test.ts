import { describe, expect, it } from 'vitest';
import { fillPlaceholders, parsePrompts, placeholderNames } from '../../../src/prompts';

function prompt(text: string, path = 'prompts/a.txt') {
  const found = parsePrompts(path, text)?.prompts[0];
  if (!found) throw new Error(`No prompt in ${path}.`);
  return found;
}

/** Each placeholder as its name and its text. */
function found(text: string, path?: string) {
  return prompt(text, path).placeholders.map(it => [it.name, text.slice(it.start, it.end)]);
}

describe('placeholders', () => {
  it.each([
    ['{x}', 'x'],
    ['{{x}}', 'x'],
    ['{{ user.name }}', 'user.name'],
    ['{{{x}}}', 'x'],
    ['{{$x}}', 'x'],
    ['{{ x | upper }}', 'x'],
    ['{{ what to write }}', 'what to write'],
    ['{% for a in b %}', undefined],
    ['{%- if a == "}" -%}', undefined],
    ['{# not sent #}', undefined],
    ['{{#if x}}', undefined],
    ['{{else}}', undefined],
    ['{{/if}}', undefined],
    ['{{> header}}', undefined],
    ['{{! {x} }}', undefined],
    ['{{!-- a }} b --}}', undefined],
    ['${x}', 'x'],
    ['${input:x}', 'x'],
    ['${input:x:a hint}', 'x'],
    ['${env:KEY:none}', 'KEY'],
    ['$ARGUMENTS', 'ARGUMENTS'],
    ['%(x)s', 'x'],
    ['%s', '%s'],
    ['<|context|>', 'context'],
    ['<|im_start|>', undefined],
    ['[YOUR NAME]', 'YOUR NAME'],
    ['#file:src/a.ts', undefined],
    ['#tool:search', undefined],
    ['${{ secrets.KEY }}', undefined],
    ['{größe}', 'größe'],
  ])('knows %s', (text, name) => {
    expect(found(`Take ${text} now.`)).toEqual([[name, text]]);
  });

  it('knows what VS Code fills in alone in its backticks, and only in its own files', () => {
    const text =
      'Update `${file}`, but not `cp ${file} a` nor `${name}`.\n\n```sh\ncd ${workspaceFolder}/a\n```\n';
    expect(found(text, 'a.prompt.md')).toEqual([['file', '${file}']]);
    expect(found(text)).toEqual([]);
  });

  it.each([
    '{"name": "x"}',
    '{{"name": 1}}',
    '{ x }',
    '{}',
    'import {useState} from "react"',
    'const {a} = b',
    '\\frac{a}{b} and \\begin{align}',
    'x^{n} + y_{i}',
    'style={{color: "red"}}',
    '- [X] done, [x] too',
    '[API](https://example.com), [API][1], ![ALT](a.png)',
    'Costs $5 or 100%.',
    'say "[[A]]"',
    'mail me@example.com',
    '```js\nuse({x}) and `${y}`\n```',
    '`/users/{id}`',
    '```python\nprint("%s" % a, {b})\n```',
  ])('takes nothing for one in %s', text => {
    expect(found(text)).toEqual([]);
  });

  it('asks for nothing that a loop of the template gives', () => {
    expect(
      found(
        '{% for k, row in rows %}{{ row.name | upper }}{{k}}{{ loop.index }}{% endfor %}{{this.x}}{{rows}}',
      ).flatMap(([name]) => name ?? []),
    ).toEqual(['rows']);
  });

  it('knows one that stands alone in code, or in a fence without a language', () => {
    expect(found('```python\n{code}\n```\n`{name}`\n```\nTitle: {title}\n```').map(([name]) => name)).toEqual(
      ['code', 'name', 'title'],
    );
  });
});

describe('fillPlaceholders', () => {
  it('puts in what is given, then the default, and tells what it left', () => {
    const filled = fillPlaceholders(
      prompt('---\nsample:\n  b: two\n---\nuser:\n{{a}} {{b}} {{c}} {% x %}{{a}}', 'a.prompty'),
      {
        a: '{{c}}$&',
      },
    );
    expect(filled.messages).toEqual([{ role: 'user', text: '{{c}}$& two {{c}} {% x %}{{c}}$&' }]);
    expect(filled.left.map(it => it.name)).toEqual(['c', undefined]);
  });

  it('fills what the file escapes or folds', () => {
    const json = JSON.stringify([{ role: 'user', content: '"é"\n{a}\n{{b}}' }]).replace('é', '\\u00e9');
    expect(fillPlaceholders(prompt(json, 'a.json'), { a: '1', b: '2' }).messages[0]?.text).toBe('"é"\n1\n2');
    const yaml = 'messages:\n- role: user\n  content: "One \\"{{a}}\\"\n    two {{b}}\\n\n    three"\n';
    expect(fillPlaceholders(prompt(yaml, 'a.prompt.yml'), { a: '1', b: '2' }).messages[0]?.text).toBe(
      'One "1" two 2\n three',
    );
  });

  it('does not take a name of every object for a value', () => {
    expect(fillPlaceholders(prompt('{constructor}'), {}).messages[0]?.text).toBe('{constructor}');
  });

  it('asks by each name once', () => {
    expect(placeholderNames(prompt('{b} {a} {{b}} {% if a %}'))).toEqual(['b', 'a']);
  });
});
