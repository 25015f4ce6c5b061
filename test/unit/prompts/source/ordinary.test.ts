import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayHoldPrompts, parsePrompts } from '../../../../src/prompts';

/** Packages that are about models: they hold prompts. */
const aboutModels = /tokenizer|tiktoken|openai|genai|anthropic/;

describe('ordinary source code', () => {
  it('holds no prompts: one file in twenty of the project’s own packages is looked at', () => {
    const packages = join(import.meta.dirname, '../../../../node_modules');
    const files = readdirSync(packages, { recursive: true, encoding: 'utf8' })
      .filter(
        it =>
          !it.startsWith('.') && /\.[cm]?[jt]sx?$/.test(it) && mayHoldPrompts(it) && !aboutModels.test(it),
      )
      .sort()
      .filter((_, index) => index % 20 === 0);
    const found = files.filter(it => {
      // What is too long or too tangled to read is told to be so, and is not called a prompt.
      const read = parsePrompts(it, readFileSync(join(packages, it), 'utf8'));
      return (read?.prompts.length ?? 0) > 0;
    });
    expect(files.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
  });

  it.each([
    ['a.py', 'os.system("rm -rf build and then make everything again")\n'],
    ['a.py', 'raise ValueError("You must give a prompt, or the system cannot answer.")\n'],
    [
      'a.py',
      'def prompt(text):\n    """Write the text and return what the user types."""\n    return input(text)\n',
    ],
    ['a.ts', 'vscode.window.showInputBox({ prompt: "Enter the name of the new file in the folder" });\n'],
    ['a.ts', 'const template = document.createElement("template");\n'],
    [
      'a.js',
      'const renderInstructions = () => `Instructions:\\n${up}: Highlight option\\n[a,b,c]/delete: Filter choices`;\n',
    ],
    [
      'a.js',
      'res.json({ choices: [{ message: { role: "assistant", content: "The parcel is on its way." } }] });\n',
    ],
    ['a.js', 'const systemPrompt = b => b;\nfoo.chat("say hello to the people");\n'],
  ])('%s: %s', (path, text) => {
    expect(parsePrompts(path, text)).toBeUndefined();
  });
});
