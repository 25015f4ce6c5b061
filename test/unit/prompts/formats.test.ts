import { describe, expect, it } from 'vitest';
import { mayHoldPrompts, type Prompt, parsePrompts } from '../../../src/prompts';

/** The one prompt of a file, with its ranges turned into the text they cover. */
function read(path: string, text: string) {
  const file = parsePrompts(path, text);
  const prompt = file?.prompts[0];
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return {
    format: file?.format,
    name: prompt?.name,
    models: prompt?.models.map(slice),
    messages: prompt?.messages.map(it => [it.role, it.text]),
    placeholders: prompt?.placeholders.map(slice),
    maxOutputTokens: prompt?.maxOutputTokens,
    temperature: prompt?.temperature,
    alwaysLoaded: prompt?.alwaysLoaded,
    problems: file?.problems.map(it => [it.message, slice(it)]),
    prompt: prompt as Prompt,
  };
}

describe('Copilot files', () => {
  it('reads an array of models as the names alone, quotes and vendor apart', () => {
    const text = '---\nmodel: [\'GPT-5 (copilot)\', "gpt-4.1", o3]\ntools: [search]\n---\nGo.';
    expect(read('a.agent.md', text).models).toEqual(['GPT-5 (copilot)', 'gpt-4.1', 'o3']);
  });

  it('reads the alternatives of one plain name, as agents in the wild write them', () => {
    expect(read('a.agent.md', "---\nmodel: GPT-4.1 | 'gpt-5'\n---\nGo.").models).toEqual([
      'GPT-4.1',
      'gpt-5',
    ]);
  });

  it('takes a model left to the tool, or to be filled in, for none named', () => {
    for (const model of ['inherit', 'auto', 'Auto (copilot)', '<your-model>', '"${env:MODEL}"', '']) {
      expect(read('a.agent.md', `---\nmodel: ${model}\n---\nGo.`).models).toEqual([]);
    }
  });

  it('knows instructions that go with every request', () => {
    const loaded = (applyTo: string) =>
      read('a.instructions.md', `---\napplyTo: ${applyTo}\n---\nx`).alwaysLoaded;
    expect([loaded('"**"'), loaded('"src/*.ts, **/*"'), loaded('["**"]')]).toEqual([true, true, true]);
    expect([loaded('"**/*.ts"'), loaded('src')]).toEqual([false, false]);
  });

  it('reads chat modes, which agents were once', () => {
    expect(read('plan.chatmode.md', '---\nmodel: GPT-4.1\n---\nPlan.')).toMatchObject({
      format: 'copilot-agent',
      name: 'plan',
    });
  });
});

describe('files of coding agents', () => {
  it.each(['CLAUDE.md', 'AGENTS.md', 'GEMINI.md', '.github/copilot-instructions.md'])(
    'knows %s as always loaded',
    path => {
      const text = '# Rules\nSee @docs/style.md and mail me@example.com.\n';
      expect(read(path, text)).toMatchObject({
        format: 'agent-instructions',
        alwaysLoaded: true,
        messages: [['system', text]],
        placeholders: ['@docs/style.md'],
      });
    },
  );

  it('names a skill after its folder and knows its arguments', () => {
    const text = '---\nmodel: haiku\n---\nSort $ARGUMENTS by $1 for $20, !`git status`.';
    expect(read('.claude/skills/sort-mail/SKILL.md', text)).toMatchObject({
      format: 'skill',
      name: 'sort-mail',
      models: ['haiku'],
      placeholders: ['$ARGUMENTS', '$1', '!`git status`'],
    });
  });

  it('tells what of a skill or agent is in every request', () => {
    const fields = '---\nname: sort-mail\ndescription: Sorts mail by date.\n---\n';
    const listed = (path: string) => read(path, `${fields}Sort.`).prompt.listing?.text;
    expect(listed('.claude/skills/sort-mail/SKILL.md')).toBe('sort-mailSorts mail by date.');
    expect(listed('.claude/agents/sort-mail.md')).toBe('sort-mailSorts mail by date.');
    expect(listed('sort-mail.prompt.md')).toBeUndefined();
  });

  it('reads what an agent hands over as prompts on models of their own', () => {
    const text =
      '---\nmodel: gpt-4.1\nhandoffs:\n  - label: Build\n    agent: dev\n    prompt: Build the plan.\n    model: GPT-5 (copilot)\n  - label: Stop\n---\nPlan.';
    const prompts = parsePrompts('plan.agent.md', text)!.prompts;
    expect(
      prompts.map(it => [it.name, it.models[0]?.name, it.messages[0]?.role, it.messages[0]?.text]),
    ).toEqual([
      ['plan', 'gpt-4.1', 'system', 'Plan.'],
      ['handoff to Build', 'GPT-5 (copilot)', 'user', 'Build the plan.'],
    ]);
  });

  it('reads agents and commands of Claude by their folder', () => {
    expect(read('x/.claude/agents/qa.md', '---\nname: qa\nmodel: sonnet\n---\nTest.')).toMatchObject({
      format: 'claude-agent',
      messages: [['system', 'Test.']],
    });
    expect(read('.claude/commands/fix/bug.md', 'Fix $1.')).toMatchObject({
      format: 'claude-command',
      name: 'bug',
    });
  });
});

describe('Prompty', () => {
  const body = 'You are brief.\n\nsystem:\nSort.\n\n# User:\nBy {{key}}\n\nassistant[name="a"]:\nDone.\n';

  it('reads version 2: model, options, defaults of inputs, roles', () => {
    const text = `---\nname: sort\nmodel:\n  id: gpt-4o\n  options:\n    maxOutputTokens: 300\n    temperature: 0\ninputs:\n  - name: key\n    default: date\n---\n${body}`;
    const it = read('a.prompty', text);
    expect(it).toMatchObject({
      format: 'prompty',
      name: 'sort',
      models: ['gpt-4o'],
      maxOutputTokens: 300,
      temperature: 0,
    });
    expect(it.messages).toEqual([
      ['system', 'You are brief.'],
      ['system', 'Sort.'],
      ['user', 'By {{key}}'],
      ['assistant', 'Done.'],
    ]);
    expect(it.prompt.placeholders).toMatchObject([{ name: 'key', default: 'date' }]);
  });

  it('reads version 1: configuration, parameters, sample', () => {
    const text =
      '---\nmodel:\n  api: chat\n  configuration:\n    azure_deployment: gpt-35-turbo\n  parameters:\n    max_tokens: 3000\nsample:\n  key: size\n---\nuser:\n{{key}}\n';
    const it = read('a.prompty', text);
    expect(it).toMatchObject({
      models: ['gpt-35-turbo'],
      maxOutputTokens: 3000,
      messages: [['user', '{{key}}']],
    });
    expect(it.prompt.placeholders).toMatchObject([{ name: 'key', default: 'size' }]);
  });

  it('reads a model given as one name, and inputs as a map', () => {
    const it = read(
      'a.prompty',
      '---\nmodel: gpt-4.1\ninputs:\n  a: 1\n  b:\n    default: two\n---\n{{a}}{{b}}',
    );
    expect(it.models).toEqual(['gpt-4.1']);
    expect(it.prompt.placeholders.map(p => p.default)).toEqual(['1', 'two']);
  });
});

describe('Dotprompt', () => {
  it('reads front matter below a licence, roles, history and defaults; comments alone are no message', () => {
    const text =
      '# Copyright\n#\n\n---\nmodel: googleai/gemini-2.5-flash\nconfig:\n  maxOutputTokens: 64\ninput:\n  default:\n    tone: kind\n---\n{{! note }}\n{{role "system"}}\nBe {{tone}}.\n{{history}}\n{{role "user"}}\n{{#if a}}{{json a}}{{/if}}\n';
    const it = read('greet.prompt', text);
    expect(it).toMatchObject({
      format: 'dotprompt',
      name: 'greet',
      models: ['googleai/gemini-2.5-flash'],
      maxOutputTokens: 64,
    });
    expect(it.messages).toEqual([
      ['system', 'Be {{tone}}.'],
      ['user', '{{#if a}}{{json a}}{{/if}}'],
    ]);
    expect(it.prompt.placeholders.map(({ name, default: value }) => [name, value])).toEqual([
      // The comment, then the history and the tags of the user's message.
      [undefined, undefined],
      ['tone', 'kind'],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('takes a .prompt file without any of it for plain text', () => {
    expect(read('a.prompt', 'Draw a {{animal}}.')).toMatchObject({
      format: 'plain',
      messages: [['user', 'Draw a {{animal}}.']],
    });
  });
});

describe('GitHub Models', () => {
  it('reads messages of every YAML style as the model receives them', () => {
    const text =
      'name: Sum\nmodel: openai/gpt-4o-mini\nmodelParameters:\n  temperature: 0.2\n  maxTokens: 200\nmessages:\n' +
      '  - role: system\n    content: |\n      Be brief.\n\n        Indented.\n' +
      '  - role: user\n    content: >-\n      Folded\n      line {{input}}.\n\n      Next.\n' +
      '  - role: assistant\n    content: "Tab\\there \\u00e9"\n' +
      "  - role: user\n    content: 'It''s {{input}}'\n" +
      '  - role: user\n    content: plain over\n      two lines\n' +
      'testData:\n  - input: x\n';
    const it = read('sum.prompt.yml', text);
    expect(it).toMatchObject({ format: 'github-models', name: 'Sum', models: ['openai/gpt-4o-mini'] });
    expect(it).toMatchObject({ maxOutputTokens: 200, temperature: 0.2, problems: [] });
    expect(it.messages).toEqual([
      ['system', 'Be brief.\n\n  Indented.\n'],
      ['user', 'Folded line {{input}}.\nNext.'],
      ['assistant', 'Tab\there é'],
      ['user', "It's {{input}}"],
      ['user', 'plain over two lines'],
    ]);
    expect(it.placeholders).toEqual(['{{input}}', '{{input}}']);
  });

  it('leaves another tool’s YAML of the same ending alone', () => {
    expect(parsePrompts('getIntent.prompt.yaml', 'name: x\ntemplate: hello\n')).toBeUndefined();
  });

  it('reads what it can of broken YAML, and says where it broke', () => {
    const it = read('a.prompt.yml', 'messages:\n  - role: user\n    content: Hello {{x}}\nmodel: [gpt\n');
    expect(it.messages).toEqual([['user', 'Hello {{x}}']]);
    expect(it.problems).toHaveLength(1);
  });
});

describe('front matter', () => {
  it('ends unclosed front matter before the first line that cannot be its', () => {
    const it = read('a.prompt.md', '---\nmodel: gpt-4o\ntools:\n  - x\n\nReview this: code.\n');
    expect(it).toMatchObject({ models: ['gpt-4o'], messages: [['user', 'Review this: code.\n']] });
    expect(it.problems).toEqual([['The front matter is never closed: a line of --- is missing.', '---']]);
  });

  it('keeps CRLF in the text and reads the fields around it', () => {
    const it = read('a.prompt.md', '---\r\nmodel: gpt-4o\r\n---\r\nOne.\r\nTwo.\r\n');
    expect(it).toMatchObject({ models: ['gpt-4o'], messages: [['user', 'One.\r\nTwo.\r\n']], problems: [] });
  });

  it('does not count a byte order mark as text', () => {
    expect(read('a.prompt.md', '\uFEFF---\nmodel: gpt-4o\n---\nHi')).toMatchObject({
      models: ['gpt-4o'],
      messages: [['user', 'Hi']],
    });
    expect(read('prompts/a.txt', '\uFEFFHi').messages).toEqual([['user', 'Hi']]);
    expect(read('a.json', '\uFEFF[{"role":"user","content":"Hi"}]').messages).toEqual([['user', 'Hi']]);
    expect(read('a.prompt.yml', '\uFEFFmessages:\n- {role: user, content: Hi}').messages).toEqual([
      ['user', 'Hi'],
    ]);
  });

  it('reads the fields of a plain Markdown prompt, and takes a ruled line for text', () => {
    expect(read('prompts/a.md', '---\nmodel: gpt-4o\n---\nHi')).toMatchObject({
      format: 'plain',
      models: ['gpt-4o'],
    });
    expect(read('prompts/a.md', '---\nHi\n---\nthere').messages).toEqual([['user', '---\nHi\n---\nthere']]);
  });
});

describe('mayHoldPrompts', () => {
  it('tells by the path alone', () => {
    const yes = [
      'a/b.prompt.md',
      'C:\\x\\AGENTS.md',
      'x.PROMPTY',
      'a.json',
      'a.yml',
      'prompts/x/y.j2',
      '.claude/agents/a.md',
      'a.tsx',
      'a.py',
    ];
    const no = ['README.md', 'a.go', 'a.d.ts', 'prompts/a.go', 'prompts/README.md', 'a.toml', 'agents/a.md'];
    expect([...yes, ...no].filter(path => mayHoldPrompts(path))).toEqual(yes);
    expect(mayHoldPrompts('docs/a.rst', { included: true })).toBe(true);
  });
});
