import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { describe, expect, it } from 'vitest';
import { readAll } from './reading';

describe('Cursor rules', () => {
  it('reads front matter that is no strict YAML, and tells rules that go with every request', () => {
    const text = '---\ndescription: Style\nglobs: **/*.ts, src/*\nalwaysApply: true\n---\nShort lines.\n';
    expect(readAll('.cursor/rules/style.mdc', text)).toMatchObject({
      format: 'cursor-rules',
      prompts: [{ name: 'style', messages: [['system', 'Short lines.\n']], alwaysLoaded: true }],
      problems: [],
    });
    expect(readAll('x.mdc', text.replace('true', 'false')).prompts[0]?.alwaysLoaded).toBe(false);
  });

  it('takes .cursorrules as it is, and text in the folder of rules', () => {
    expect(readAll('app/.cursorrules', 'Be brief.')).toMatchObject({
      format: 'cursor-rules',
      prompts: [{ alwaysLoaded: true, messages: [['system', 'Be brief.']] }],
    });
    expect(readAll('.cursor/rules/a.mdc', 'Be brief.').format).toBe('cursor-rules');
  });
});

describe('Gemini commands', () => {
  it.each([
    '"Sort {{args}} \\"so\\"\\t\\u00e9."',
    "'Sort {{args}} \\n.'",
    '"""\nSort {{args}} \\\n   by "date".\n"""',
    "'''\r\nSort {{args}}\r\nby date.'''",
    '"""Sort ""{{args}}"""""',
    '"" # empty',
  ])('reads prompt = %s as TOML does', value => {
    const text = `description = "x" # prompt = "no"\nprompt = ${value}\n[other]\nprompt = 1\n`;
    const oracle = getStaticTOMLValue(parseTOML(text)) as { prompt: string };
    const read = readAll('.gemini/commands/git/sort.toml', text);
    expect(read).toMatchObject({ format: 'gemini-command', problems: [] });
    expect(read.prompts[0]).toMatchObject({ name: 'sort', messages: [['user', expect.any(String)]] });
    // TOML leaves it to the reader what a line end is; here it stays as the file has it.
    expect(read.prompts[0]?.messages[0]?.[1]?.replaceAll('\r\n', '\n')).toBe(oracle.prompt);
  });

  it('knows commands and files to put in, and reads a string that is never closed', () => {
    const read = readAll(
      '.gemini/commands/a.toml',
      'prompt = """Diff: !{git diff}\nStyle: @{docs/style.md}\n',
    );
    expect(read.prompts[0]).toMatchObject({
      placeholders: ['!{git diff}', '@{docs/style.md}'],
      includes: [['file', 'docs/style.md', '@{docs/style.md}']],
    });
    expect(read.problems?.map(([message]) => message)).toEqual(['The prompt’s string is never closed.']);
  });
});

describe('promptfoo', () => {
  const text = `description: x
prompts:
  - 'Sort {{items}}.'
  - file://prompts/long.txt
  - id: file://prompts/chat.json
    label: chat
  - label: raw one
    raw: |
      Be brief. {# why #}{% if x %}{{x}}{% endif %}
  - file://make.py
providers:
  - openai:gpt-5-mini
  - id: anthropic:messages:claude-sonnet-4-5
    config: { max_tokens: 300, temperature: 0.5 }
  - file://own.js
tests:
  - vars: { items: a }
`;

  it('reads texts, names of files and objects, each on every provider', () => {
    const { format, prompts } = readAll('eval/promptfooconfig.yaml', text);
    expect(format).toBe('promptfoo');
    const models = ['openai:gpt-5-mini', 'anthropic:messages:claude-sonnet-4-5'];
    const shared = { models, maxOutputTokens: 300, temperature: 0.5 };
    expect(prompts).toMatchObject([
      { ...shared, name: 'prompt 1', messages: [['user', 'Sort {{items}}.']], placeholders: ['{{items}}'] },
      {
        ...shared,
        name: 'prompts/long.txt',
        messages: [],
        includes: [['file', 'prompts/long.txt', 'file://prompts/long.txt']],
      },
      { name: 'chat', includes: [['file', 'prompts/chat.json', 'file://prompts/chat.json']] },
      {
        name: 'raw one',
        messages: [['user', 'Be brief. {% if x %}{{x}}{% endif %}\n']],
        placeholders: ['{# why #}', '{% if x %}', '{{x}}', '{% endif %}'],
      },
    ]);
  });

  it('reads JSON, one prompt and one provider, and a map of a provider to its settings', () => {
    const json = { prompts: 'Sort {{x}}.', targets: [{ 'openai:gpt-4o': { config: { max_tokens: 9 } } }] };
    expect(readAll('promptfooconfig.json', JSON.stringify(json)).prompts).toMatchObject([
      { messages: [['user', 'Sort {{x}}.']], models: ['openai:gpt-4o'], maxOutputTokens: 9 },
    ]);
  });
});

describe('Semantic Kernel', () => {
  it('reads roles in a template, settings of services, defaults and tags between messages', () => {
    const text = `name: intent
template: |
  <message role="system">Choices: {{choices}}.</message>
  {{#each history}}
  <message role="{{role}}">{{content}}</message>
  {{/each}}
template_format: handlebars
input_variables:
  - name: choices
    default: a, b
execution_settings:
  default: { max_tokens: 10, temperature: 0 }
  gpt-4: { model_id: gpt-4-1106-preview, max_tokens: 20 }
`;
    expect(readAll('getIntent.prompt.yaml', text)).toMatchObject({
      format: 'semantic-kernel',
      prompts: [
        {
          name: 'intent',
          models: ['gpt-4-1106-preview'],
          maxOutputTokens: 10,
          temperature: 0,
          messages: [
            ['system', 'Choices: {{choices}}.'],
            ['user', '{{content}}'],
          ],
          placeholders: ['{{choices}}', '{{#each history}}', '{{role}}', '{{content}}', '{{/each}}'],
          defaults: ['a, b'],
        },
      ],
    });
  });

  it('names skprompt.txt after its folder, and takes <message> without a role for text', () => {
    expect(readAll('Plugins/Filter/skprompt.txt', '<message>no</message> {{$input}}').prompts).toMatchObject([
      {
        name: 'Filter',
        messages: [['user', '<message>no</message> {{$input}}']],
        placeholders: ['{{$input}}'],
      },
    ]);
  });
});

describe('LangChain', () => {
  it('reads templates, their files, defaults and few-shot examples', () => {
    expect(
      readAll(
        'a.yaml',
        '_type: prompt\ninput_variables: [x]\npartial_variables: {y: z}\ntemplate: "{x} {y}"\n',
      ),
    ).toMatchObject({
      format: 'langchain',
      prompts: [{ messages: [['user', '{x} {y}']], placeholders: ['{x}', '{y}'], defaults: ['z'] }],
    });
    expect(readAll('a.json', '{"_type": "prompt", "template_path": "t.txt"}').prompts).toMatchObject([
      { messages: [], includes: [['file', 't.txt', '"t.txt"']] },
    ]);
    const shots = {
      _type: 'few_shot',
      prefix: 'Opposites.',
      examples: [{ w: 'tall', a: 'short' }],
      suffix: '{w}',
    };
    expect(readAll('a.json', JSON.stringify(shots)).prompts[0]?.messages).toEqual([
      ['user', 'Opposites.tallshort{w}'],
    ]);
  });
});

describe('POML', () => {
  it('reads what is between tags, by who says it, and the documents put in', () => {
    const text =
      '<poml>\n  <let name="x">1</let>\n  <role>You sort.</role>\n  <document src="a.txt"/>\n  <task>Sort\n    {{x}}.</task>\n' +
      '  <ai-msg>Done.</ai-msg>\n  <!-- later -->\n  <human-msg>Again.</human-msg>\n</poml>\n';
    expect(readAll('sort.poml', text)).toMatchObject({
      format: 'poml',
      prompts: [
        {
          name: 'sort',
          messages: [
            ['user', 'You sort.Sort\n    {{x}}.'],
            ['assistant', 'Done.'],
            ['user', 'Again.'],
          ],
          placeholders: ['{{x}}'],
          includes: [['file', 'a.txt', '<document src="a.txt"/>']],
        },
      ],
    });
  });
});

describe('Fabric and Jinja', () => {
  it('names a pattern after its folder', () => {
    expect(readAll('patterns/sort_mail/system.md', '# IDENTITY\n')).toMatchObject({
      format: 'fabric',
      prompts: [{ name: 'sort_mail', messages: [['system', '# IDENTITY\n']] }],
    });
    expect(readAll('patterns/sort_mail/user.md', '{{input}}').prompts[0]?.messages[0]?.[0]).toBe('user');
  });

  it('reads a template that says or reads like a prompt, and the ones it includes', () => {
    const text = '{# tone #}You are kind.\n{% include "shared/end.j2" %}{{ x }}';
    expect(readAll('tasks/templates/ner.v1.jinja', text)).toMatchObject({
      format: 'jinja',
      prompts: [
        {
          name: 'ner.v1',
          messages: [['user', 'You are kind.\n{% include "shared/end.j2" %}{{ x }}']],
          includes: [['file', 'shared/end.j2', '{% include "shared/end.j2" %}']],
        },
      ],
    });
    expect(readAll('llm_prompts/x.j2', '{{ x }}').format).toBe('jinja');
    expect(readAll('system.jinja2', 'You are kind.').prompts[0]?.messages[0]?.[0]).toBe('system');
  });
});

describe('JSON lines', () => {
  const request = { model: 'gpt-4o', max_tokens: 50, messages: [{ role: 'user', content: 'Sort {x}.' }] };

  it('reads a batch of OpenAI, requests that send no prompt left out', () => {
    const lines = [
      { custom_id: 'one', method: 'POST', url: '/v1/chat/completions', body: request },
      { custom_id: 'two', url: '/v1/embeddings', body: { model: 'e', input: 'x' } },
      { custom_id: 'three', url: '/v1/responses', body: { model: 'o3', input: 'Hi', max_output_tokens: 5 } },
    ];
    const text = `\uFEFF${lines.map(it => JSON.stringify(it)).join('\r\n')}\n`;
    expect(readAll('batch.jsonl', text)).toMatchObject({
      format: 'openai-batch',
      prompts: [
        {
          name: 'one',
          models: ['gpt-4o'],
          maxOutputTokens: 50,
          messages: [['user', 'Sort {x}.']],
          batch: true,
        },
        { name: 'three', models: ['o3'], maxOutputTokens: 5, messages: [['user', 'Hi']], batch: true },
      ],
    });
    expect(readAll('batch.jsonl', text).prompts[0]?.placeholders).toEqual(['{x}']);
  });

  it('reads a batch of Anthropic, as lines and as one body', () => {
    const one = { custom_id: 'one', params: { ...request, system: 'Be brief.' } };
    const expected = {
      format: 'anthropic-batch',
      prompts: [
        {
          name: 'one',
          messages: [
            ['system', 'Be brief.'],
            ['user', 'Sort {x}.'],
          ],
          batch: true,
        },
      ],
    };
    expect(readAll('a.jsonl', JSON.stringify(one))).toMatchObject(expected);
    expect(readAll('a.json', JSON.stringify({ requests: [one] }, null, 2))).toMatchObject(expected);
  });

  it('reads examples to fine-tune with, and says which line breaks', () => {
    const line = JSON.stringify({ messages: request.messages });
    const read = readAll('train.jsonl', `${line}\n${line}\n{"messages":[{"role"\n`);
    expect(read).toMatchObject({ format: 'fine-tuning', prompts: [{ name: 'line 1' }, { name: 'line 2' }] });
    expect(read.prompts[0]?.batch).toBeUndefined();
    expect(read.problems).toHaveLength(1);
  });
});
