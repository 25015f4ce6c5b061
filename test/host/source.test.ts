import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { problemsOf, showFile, textOf } from './code/editor.mts';
import { hostTest } from './code/hostTest.mts';
import { showTheme } from './code/theme.mts';
import { findAction } from './code/workbench.mts';

const test = hostTest();

const python = `from openai import OpenAI

client = OpenAI()


def reply(letter):
    prompt = f"""Write a reply to the customer's letter below.
Keep the order number {letter.order} and the date {letter.date:%d %B}.

{letter.text}
"""
    return client.chat.completions.create(
        model="gpt-4o",
        max_tokens=200,
        messages=[{"role": "user", "content": prompt}],
    )
`;

const typescript = `const name = 'Ada';

export const replyPrompt = (letter: string) => \`Write a reply to the letter below.   



Sign it with \${name} and \\\`regards\\\`:

\${letter}\`;
`;

test('shows a lens above an f-string, for the model of the call it reaches', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'reply.py');
  await writeFile(path, python);
  await showFile(inHost, path);
  const lens = page.locator('.codelens-decoration', { hasText: 'gpt-4o' });
  await lens.waitFor();
  expect(await lens.textContent()).toMatch(/^\d+ tokens/);
  const line = await inHost(async (vscode, file) => {
    const lenses = await vscode.commands.executeCommand<{ range: { start: { line: number } } }[]>(
      'vscode.executeCodeLensProvider',
      vscode.Uri.file(file),
    );
    return lenses[0]?.range.start.line;
  }, path);
  expect(line).toBe(6);
  await code.screenshot('source-python');
  await code.settings({ 'promptmeter.sourceCode': false });
  await lens.waitFor({ state: 'detached' });
  await code.settings({ 'promptmeter.sourceCode': true });
  await lens.waitFor();
});

test('minimises inside a template literal and keeps the code valid', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'reply.ts');
  await writeFile(path, typescript);
  await showFile(inHost, path, 4, 0);
  await page.locator('.codelens-decoration', { hasText: 'tokens' }).first().waitFor();
  const action = await findAction(page, /^Minimise prompt \(saves \d+ tokens?/);
  await action.click();
  await expect
    .poll(() => textOf(inHost, path))
    .toContain('letter below.\n\nSign it with ${name} and \\`regards\\`:\n\n${letter}`;');
  await code.screenshot('source-typescript');
});

test('says of code that is too tangled to read that it was not read, and leads to the page on it', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'tangled.py');
  await writeFile(path, `prompt = ${'-'.repeat(60_000)}`);
  await showFile(inHost, path);
  await expect.poll(() => problemsOf(inHost, path)).toMatchObject([{ page: 'unreadable.md' }]);
  await inHost(async vscode => vscode.commands.executeCommand('editor.action.marker.next'));
  await page.locator('.marker-widget', { hasText: 'too tangled to read' }).waitFor();
  await code.screenshot('source-tangled');
  await page.keyboard.press('Escape');
});

test('reads the cells of a notebook, and shows lenses in a light theme', async ({
  page,
  inHost,
  workspace,
  code,
}) => {
  const path = join(workspace, 'reply.ipynb');
  const cells = [{ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: python }];
  const metadata = { language_info: { name: 'python' } };
  await writeFile(path, JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
  const lenses = () =>
    inHost(async (vscode, file) => {
      const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file));
      await vscode.window.showNotebookDocument(notebook);
      const found = await vscode.commands.executeCommand<{ command?: { title: string } }[]>(
        'vscode.executeCodeLensProvider',
        notebook.cellAt(0).document.uri,
        9,
      );
      return found.map(it => it.command?.title ?? '').join('\n');
    }, path);
  await showTheme(code, 'light');
  await expect.poll(lenses).toMatch(/^\d+ tokens.*gpt-4o/);
  await page.locator('.codelens-decoration', { hasText: 'gpt-4o' }).first().waitFor();
  await code.screenshot('source-notebook-light');
});
