import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormatId, fileEdit, mayHoldPrompts, type PromptFile, parsePrompts } from '../../../src/prompts';
import { shared } from '../../support/shared';
import { placeholdersExpected } from './syntaxes';

/**
 * Every kind of the public data: the format that its files are read as by their path and text alone. `included`: they
 * are texts without a format of their own (cut out of tables, source code and notebooks, or kept under any name), which
 * a user names with the setting `promptmeter.include`; they must be read as plain text then.
 */
const kinds: Readonly<Record<string, FormatId | 'included' | ((path: string) => FormatId | 'included')>> = {
  'copilot-agent': 'copilot-agent',
  'copilot-instructions': 'copilot-instructions',
  'copilot-prompt': 'copilot-prompt',
  'copilot-skill': 'skill',
  'claude-skill': 'skill',
  'claude-agent': path =>
    path.includes('/prompts/') ? 'plain' : path.includes('/commands/') ? 'claude-command' : 'claude-agent',
  'vscode-copilot-chat': path =>
    path.endsWith('SKILL.md')
      ? 'skill'
      : path.endsWith('copilot-instructions.md')
        ? 'agent-instructions'
        : path.endsWith('.instructions.md')
          ? 'copilot-instructions'
          : 'copilot-prompt',
  'cursor-rules': 'cursor-rules',
  'fabric-system': 'fabric',
  prompty: 'prompty',
  'prompty-fixture': 'prompty',
  dotprompt: 'dotprompt',
  'sk-skprompt': 'semantic-kernel',
  'sk-yaml': 'semantic-kernel',
  jinja: 'jinja',
  'chat-persona': 'included',
  'community-prompt': 'included',
  'user-query': 'included',
  guide: 'included',
  judge: 'included',
  promptfoo: 'included',
  'py-literal': 'included',
  'notebook-literal': 'included',
  langchainjs: 'included',
  'vscode-agent-rendered': 'included',
};

interface Row {
  readonly file: string;
  readonly kind: string;
  readonly path: string;
}

describe('recognition of ordinary files', () => {
  it('calls none of the files of the project’s own packages a prompt, but for what is named as one', () => {
    const packages = join(import.meta.dirname, '../../../node_modules');
    const files = readdirSync(packages, { recursive: true, withFileTypes: true }).filter(it => it.isFile());
    // Source code has a test of its own: to parse all of it takes long.
    const ordinary = files.filter(it => !/^(?:SKILL|AGENTS|CLAUDE)\.md$|\.[cm]?[jt]sx?$|\.py$/.test(it.name));
    const prompts = ordinary.flatMap(it => {
      const path = relative(packages, join(it.parentPath, it.name));
      if (!mayHoldPrompts(path)) return [];
      return parsePrompts(path, readFileSync(join(it.parentPath, it.name), 'utf8')) ? [path] : [];
    });
    expect(ordinary.length).toBeGreaterThan(3000);
    expect(prompts.length / ordinary.length, prompts.join(', ')).toBeLessThanOrEqual(0.001);
  });

  it.each([
    ['deploy/nginx.conf.j2', 'server {\n  listen {{ port }};\n  # Please do not edit\n}\n'],
    ['roles/web/templates/motd.j2', 'Welcome to {{ host }}.\n{% for u in users %}{{ u }}\n{% endfor %}'],
    ['templates/index.jinja', '<!doctype html>\n<p>You are logged in as {{ user }}.</p>\n'],
    ['models/orders.sql.jinja2', 'SELECT * FROM {{ ref("orders") }}\n'],
    ['templates/unit.service.j2', '[Unit]\nDescription={{ name }}\n[Service]\nExecStart={{ cmd }}\n'],
    ['chat_template.jinja', '{% for m in messages %}<|{{ m.role }}|>{{ m.content }}{% endfor %}'],
    ['k8s/job.yaml', 'kind: Job\nspec:\n  template:\n    spec: {}\n'],
    ['cloud/stack.yml', 'template: |\n  Resources: {}\nname: x\n'],
    ['data/rows.jsonl', '{"id":1,"messages":3}\n{"id":2,"messages":4}\n'],
    ['data/chat.jsonl', '{"messages":[{"user":"ada","text":"hi"}]}\n'],
    ['data/requests.jsonl', '{"method":"POST","url":"/v1/x","body":{"a":1},"custom_id":"1"}\n'],
    ['openapi.json', '{"paths":{"/chat":{"post":{"params":["role","content"],"custom_id":1}}}}'],
    ['types.yaml', '_type: prompting\ntemplate: x\n'],
    ['content/index.mdc', '---\ntitle: Home\n---\n# Welcome\n'],
    ['src/patterns/list.md', '# Patterns\n'],
    ['config/commands/x.toml', 'prompt = "$ "\n'],
  ])('takes %s for no prompt', (path, text) => {
    expect(parsePrompts(path, text)).toBeUndefined();
  });
});

describe.skipIf(!shared)('recognition of public prompts (needs ../shared)', () => {
  const folder = join(shared ?? '', 'data/prompts');
  const rows = (shared ? readFileSync(join(folder, 'manifest.jsonl'), 'utf8').split('\n') : [])
    .flatMap((line): Row[] => (line ? [JSON.parse(line)] : []))
    .map(row => ({ ...row, text: readFileSync(join(folder, row.file), 'utf8') }));

  const expected = ({ kind, path }: Row) => {
    const format = kinds[kind];
    return typeof format === 'function' ? format(path) : format;
  };
  const read = (row: Row & { text: string }) =>
    expected(row) === 'included'
      ? parsePrompts(row.file, row.text, { included: true })
      : parsePrompts(row.path, row.text);

  const textsOf = (found: PromptFile | undefined) =>
    found?.prompts.map(it => it.messages.map(message => message.text));

  it('lists every kind', () => {
    expect([...new Set(rows.map(it => it.kind))].sort()).toEqual(Object.keys(kinds).sort());
  });

  it('reads at least 98 % of the files as the table says', () => {
    const missed = rows.filter(row => {
      const found = read(row);
      const format = expected(row) === 'included' ? 'plain' : expected(row);
      return found?.format !== format || found?.prompts.length === 0;
    });
    expect(missed.length / rows.length, missed.map(it => it.file).join(', ')).toBeLessThanOrEqual(0.02);
  });

  it('stays inside each file, and writes back what it read', () => {
    for (const row of rows) {
      const { file, text } = row;
      for (const prompt of read(row)?.prompts ?? []) {
        expect([file, prompt.start >= 0 && prompt.end <= text.length]).toEqual([file, true]);
        for (const model of prompt.models) expect(text.slice(model.start, model.end)).toBe(model.name);
        for (const message of prompt.messages) {
          expect([file, message.text.trim() === '']).toEqual([file, false]);
          const same = fileEdit(message, { start: 0, end: message.text.length, replacement: message.text });
          if (!same) continue;
          const after = text.slice(0, same.start) + same.replacement + text.slice(same.end);
          expect([file, textsOf(read({ ...row, text: after }))]).toEqual([file, textsOf(read(row))]);
        }
      }
    }
  });

  it('finds placeholders in at least 98 % of the files that have them', () => {
    const having = rows.flatMap(row => {
      const wanted = placeholdersExpected(row.text, expected(row) ?? '');
      return wanted.length > 0 ? [{ row, wanted }] : [];
    });
    const missed = having.filter(({ row, wanted }) => {
      const found = (read(row)?.prompts ?? []).flatMap(it => it.placeholders);
      return !wanted.every(at => found.some(it => it.start <= at.start && it.end >= at.end));
    });
    expect(having.length).toBeGreaterThan(200);
    const names = missed.map(({ row }) => row.file).join(', ');
    expect(missed.length / having.length, names).toBeLessThanOrEqual(0.02);
  });
});
