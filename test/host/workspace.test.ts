import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { minimise } from '../../src/minimise';
import { createPrices } from '../../src/prices';
import { parsePrompts } from '../../src/prompts';
import { tokens } from '../support/tokens';
import { append, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { told } from './code/notifications.mts';
import { showTheme } from './code/theme.mts';
import { runCommand } from './code/workbench.mts';

const test = hostTest({ settings: { 'promptmeter.defaultModel': 'gpt-4o', 'files.autoSave': 'off' } });

const wordy =
  'Please make sure that you name the order {{order}} in order to help.   \n\n\n\n- Be kind.   \n';
const indented = wordy.replace(/^(?=.)/gm, '      ');

/** A prompt with something to save in each kind of file, and beside it what must stay as it is. */
const files: Readonly<Record<string, string>> = {
  'new/front.prompt.md': `---\nmodel:   "gpt-4o"   \n\n\ntools:   ['search']   # kept   as is   \n---\n${wordy}`,
  'new/chat.json': JSON.stringify(
    { model: 'gpt-4o', messages: [{ role: 'user', content: wordy }] },
    null,
    '\t',
  ),
  'new/block.prompt.yml': `model:   openai/gpt-4o   \n\n\nmessages:\n  - role: system\n    content: |\n${indented}  - role:   user   # kept   as is   \n    content: "Where   is it?   \\n\\n\\n\\nTell {{name}}."\n`,
  'new/mail.prompty': `---\nname:   mail   \nmodel:\n  api:   chat\n---\nsystem:\n${wordy}\nuser:\n{{question}}\n`,
  'new/reply.py': `from openai import OpenAI\n\n\n\nprompt = """${wordy}"""   \nOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])\n`,
  'new/reply.ts': `\n\n\nexport const replyPrompt = \`${wordy}Sign as \\\`shop\\\`.   \n\n\n\nStop.\`;   \n`,
};

/** What the pure function makes of a file: each prompt counted as its own model counts. */
function minimised(path: string, text: string): string {
  const file = parsePrompts(path, text, { included: path.includes('/handbook/') });
  const prices = createPrices();
  const edits = (file?.prompts ?? []).flatMap(prompt => {
    const tokenizer = prices.resolve(prompt.models[0]?.name ?? 'gpt-4o')?.tokenizer ?? 'unknown';
    return minimise(text, [prompt], it => tokens.measure(it, tokenizer).tokens).edits;
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((so, { start, end, replacement }) => so.slice(0, start) + replacement + so.slice(end), text);
}

/** The structure of data, without what its strings hold. */
const shape = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (_, it) => (typeof it === 'string' ? '' : it)));

test('minimises the workspace as the pure function does, when told to, and leaves alone what changed', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  await mkdir(join(workspace, 'new'));
  for (const [path, text] of Object.entries(files)) await writeFile(join(workspace, path), text);
  const own = (await readdir(workspace, { recursive: true, withFileTypes: true }))
    .filter(it => it.isFile())
    .map(it => join(it.parentPath, it.name));
  const before = new Map(await Promise.all(own.map(async it => [it, await readFile(it, 'utf8')] as const)));
  const expected = new Map([...before].map(([path, text]) => [path, minimised(path, text)]));
  for (const path of Object.keys(files)) {
    expect(expected.get(join(workspace, path)), path).not.toBe(files[path]);
  }
  const count = [...before].filter(([path, text]) => expected.get(path) !== text).length;

  // One file has changes that are not saved.
  const dirty = join(workspace, 'new/front.prompt.md');
  await append(inHost, dirty, 'Not   saved.   \n');
  await runCommand(page, 'Minimise All Prompts in Workspace');
  const yes = page.locator('.editor-actions [aria-label="Minimise All Files Shown"]');
  await page
    .locator('.tab', { hasText: `Minimise All Prompts in Workspace (${count} files)` })
    .waitFor({ timeout: 60_000 });
  await yes.waitFor({ timeout: 60_000 });
  await page.locator('.monaco-diff-editor, .multiDiffEntry').first().waitFor();
  await inHost(vscode => vscode.commands.executeCommand('notifications.showList'));
  await code.screenshot('workspace-dark');
  await inHost(vscode => vscode.commands.executeCommand('notifications.hideList'));
  await showTheme(code, 'light');
  await code.screenshot('workspace-light');
  for (const [path, text] of before) expect(await readFile(path, 'utf8')).toBe(text);

  // Another changes while the diffs are looked at.
  const changed = join(workspace, 'new/mail.prompty');
  await append(inHost, changed, 'One more question.   \n');
  await yes.click();
  await page.locator('.tab', { hasText: 'Minimise All Prompts' }).waitFor({ state: 'detached' });
  await told(code, `${count - 1} files minimised`);
  await code.screenshot('workspace-done');
  const kept = new Set([dirty, changed]);
  for (const [path, text] of expected) {
    expect(await readFile(path, 'utf8'), path).toBe(kept.has(path) ? before.get(path) : text);
  }
  expect(await textOf(inHost, dirty)).toBe(minimised(dirty, `${before.get(dirty)}Not   saved.   \n`));
  expect(await textOf(inHost, changed)).toBe(`${before.get(changed)}One more question.   \n`);

  // Structure is as it was.
  for (const [path, text] of before) {
    if (/\.(json|ya?ml)$/.test(path))
      expect(shape(parse(expected.get(path) ?? ''))).toEqual(shape(parse(text)));
    const [front] = /^---\n[\s\S]*?\n---\n/.exec(text) ?? [''];
    expect(expected.get(path)?.startsWith(front), path).toBe(true);
  }
});
