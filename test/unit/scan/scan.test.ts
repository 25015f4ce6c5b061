import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '../../../src/disk';
import { estimateDefaults } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import { mayHoldPrompts } from '../../../src/prompts';
import { Memory, type ScannedFile, type Skipped, scan, withRepeated } from '../../../src/scan';
import type { Tokens } from '../../../src/tokens';
import { tokens } from '../../support/tokens';

const prices = createPrices();
let folder: string;
let counted: string[];

/** The real counter, which tells what it was asked to count. */
const watched: Tokens = {
  count: (text, encoding) => tokens.count(text, encoding),
  measure(text, tokenizer) {
    counted.push(text.trim());
    return tokens.measure(text, tokenizer);
  },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-scan-'));
  counted = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const memoryFile = () => join(folder, 'memory/scan.json');

async function scanned(made: unknown = 'settings'): Promise<{ files: ScannedFile[]; skipped: Skipped[] }> {
  counted = [];
  const files: ScannedFile[] = [];
  const skipped: Skipped[] = [];
  const memory = new Memory(memoryFile(), made);
  const listed = await listFiles([folder], path => mayHoldPrompts(path) && !path.includes('memory'));
  for await (const step of scan(
    listed,
    { estimate: estimateDefaults },
    { tokens: watched, prices, memory },
  )) {
    if (step.file) files.push({ ...step.file, path: relative(folder, step.file.path) });
    if (step.skipped) skipped.push(step.skipped);
  }
  memory.keep(true);
  return { files, skipped };
}

describe('scan', () => {
  it('prices every prompt of a folder', async () => {
    write('a.prompt.md', '---\nmodel: gpt-4o\n---\nName three rivers.');
    write('prompts/b.txt', 'Name two rivers.');
    write('data.json', '{ "no": "prompt" }');
    const { files } = await scanned();
    expect(files.map(it => [it.path, it.format, it.prompts[0]?.modelName])).toEqual([
      ['a.prompt.md', 'copilot-prompt', 'gpt-4o'],
      ['prompts/b.txt', 'plain', estimateDefaults.defaultModel],
    ]);
    expect(files[0]?.prompts[0]?.cost).toMatchObject({ kind: 'priced' });
  });

  it('counts nothing again that has not changed', async () => {
    write('a.prompt.md', 'Name three rivers.');
    const first = await scanned();
    expect(counted).toEqual(['Name three rivers.']);
    const second = await scanned();
    expect(counted).toEqual([]);
    expect(second).toEqual(first);
  });

  it('reads, but does not count, a file that was touched alone', async () => {
    const path = write('a.prompt.md', 'Name three rivers.');
    await scanned();
    utimesSync(path, new Date(), new Date(Date.now() + 60_000));
    await scanned();
    expect(counted).toEqual([]);
  });

  it('counts a file again whose text changed, though its size did not', async () => {
    const path = write('a.prompt.md', 'Name three rivers.');
    await scanned();
    write('a.prompt.md', 'Name seven rivers.');
    utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 5000));
    await scanned();
    expect(counted).toEqual(['Name seven rivers.']);
  });

  it('forgets what was read under other settings', async () => {
    write('a.prompt.md', 'Name three rivers.');
    await scanned('one');
    await scanned('two');
    expect(counted).toEqual(['Name three rivers.']);
  });

  it('begins anew when its memory is damaged', async () => {
    write('a.prompt.md', 'Name three rivers.');
    await scanned();
    truncateSync(memoryFile(), 20);
    const { files } = await scanned();
    expect(files).toHaveLength(1);
    expect(counted).toEqual(['Name three rivers.']);
  });

  it('says which file it could not read, and goes on', async () => {
    const path = write('a.prompt.md', '');
    truncateSync(path, 70_000_000);
    write('b.prompt.md', 'Name three rivers.');
    const { files, skipped } = await scanned();
    expect(files.map(it => it.path)).toEqual(['b.prompt.md']);
    expect(skipped.map(it => it.message)).toEqual([
      `${path} has 70 MB; files over 67 MB are not read as prompts.`,
    ]);
  });

  it('knows a linked file for the one it leads to', async () => {
    write('AGENTS.md', 'Be brief.');
    symlinkSync('AGENTS.md', join(folder, 'CLAUDE.md'));
    const { files } = await scanned();
    expect(files.map(it => [it.path, it.sameAs && relative(folder, it.sameAs)])).toEqual([
      ['AGENTS.md', undefined],
      ['CLAUDE.md', 'AGENTS.md'],
    ]);
    expect(counted).toEqual(['Be brief.']);
  });

  it('counts what a file includes with it, and again when that changed, came or went', async () => {
    write('CLAUDE.md', 'Mind @docs/style.md and @docs/gone.md.');
    const style = write('docs/style.md', 'Short lines.');
    const memory = async () => {
      const { files } = await scanned();
      const prompt = files[0]?.prompts[0];
      return { input: prompt?.input.tokens ?? 0, files: prompt?.included?.files.map(it => basename(it)) };
    };
    const first = await memory();
    expect(first.files).toEqual(['style.md']);
    const gone = write('docs/gone.md', 'Plain words.');
    const both = await memory();
    expect(both.files).toEqual(['style.md', 'gone.md']);
    expect(both.input).toBeGreaterThan(first.input);
    expect(await memory()).toEqual(both);
    expect(counted).toEqual([]);
    write('docs/style.md', 'Short lines, and never more than ten words.');
    const longer = await memory();
    expect(longer.input).toBeGreaterThan(both.input);
    rmSync(style);
    rmSync(gone);
    expect((await memory()).files).toBeUndefined();
  });

  it('tells what every request pays: all of a file that is always loaded, of a skill its description', async () => {
    write('AGENTS.md', 'Be brief.');
    write('skills/sort/SKILL.md', '---\nname: sort\ndescription: Sorts mail.\n---\nSort the mail by sender.');
    write('a.prompt.md', 'Name three rivers.');
    const paid = Object.fromEntries(
      (await scanned()).files.map(({ path, prompts }) => [basename(path), prompts[0]]),
    );
    expect(paid['a.prompt.md']?.everyRequest).toBeUndefined();
    expect(paid['AGENTS.md']?.everyRequest?.tokens).toEqual(paid['AGENTS.md']?.input);
    const skill = paid['SKILL.md'];
    expect(skill?.everyRequest?.tokens.tokens).toBeLessThan(skill?.input.tokens ?? 0);
    expect(skill?.everyRequest?.inputNano).toBeGreaterThan(0);
  });
});

describe('the findings of a scan', () => {
  const rule =
    'Run the unit tests before every commit with the script that the package declares, read the first failure to ' +
    'its end, and never mark a test as skipped to make the suite pass. A failure by chance is a bug to be reported.';
  const found = (files: readonly ScannedFile[]) =>
    Object.fromEntries(
      files.map(it => [it.path, it.prompts.map(prompt => prompt.findings.map(one => one.code).join(' '))]),
    );

  it('are told of each prompt by itself, and remembered', async () => {
    write('a.prompt.md', `---\nmodel: acme-9000\npromptmeter-budget: 20 tokens\n---\n${rule}`);
    write(
      'b_prompts.py',
      `FIRST_PROMPT = """Name three rivers of Europe, and where they end."""\n# promptmeter-budget: 2\n` +
        `SECOND_PROMPT = """Name three lakes of Europe, and how deep they are."""\n`,
    );
    const first = await scanned();
    expect(found(first.files)).toEqual({
      'a.prompt.md': ['unpriced over-budget'],
      'b_prompts.py': ['', 'over-budget'],
    });
    expect(first.files[0]?.prompts[0]?.findings[0]).toEqual({
      code: 'unpriced',
      reason: 'unknown-model',
      severity: 'warning',
    });
    expect(await scanned()).toEqual(first);
  });

  it('tell what is said in two files of one request once, and not of a second name of a file', async () => {
    write('AGENTS.md', `# Tests\n\n${rule}\n`);
    symlinkSync('AGENTS.md', join(folder, 'CLAUDE.md'));
    write('GEMINI.md', `${rule.toUpperCase()}\n`);
    write('.github/prompts/a.prompt.md', `Fix it.\n\n${rule}\n`);
    write('prompts/program.txt', rule);
    const { files } = await scanned();
    expect(Object.values(found(files)).flat().join('')).not.toContain('duplicate');
    const told = found(withRepeated(files));
    expect(Object.keys(told).filter(it => told[it]?.join().includes('duplicate'))).toEqual([
      '.github/prompts/a.prompt.md',
      'GEMINI.md',
    ]);
    expect(await scanned().then(it => withRepeated(it.files))).toEqual(withRepeated(files));
  });

  it('do not tell what a prompt says again where its file asks not to', async () => {
    write('AGENTS.md', `# Tests\n\n${rule}\n`);
    write('.github/prompts/a.prompt.md', `---\npromptmeter-ignore: duplicate\n---\nFix it.\n\n${rule}\n`);
    const { files } = await scanned();
    expect(
      Object.values(found(withRepeated(files)))
        .flat()
        .join(''),
    ).not.toContain('duplicate');
  });
});
