import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noPast } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import type { Reader, Reading } from '../../../src/reader';
import { readerWithoutThreads } from '../../support/reader';
import { tokens } from '../../support/tokens';

let folder: string;
let reader: Reader;
let told: Reading[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-inclusion-'));
  reader = readerWithoutThreads(createPrices(), message => expect.fail(message));
  told = [];
});
afterEach(() => {
  reader.dispose();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const count = (text: string) => tokens.count(text, 'o200k_base');

function open(text: string) {
  return reader.open({
    judging: () => ({
      path: '/CLAUDE.md',
      diskPath: join(folder, 'CLAUDE.md'),
      included: false,
      options: { defaultModel: 'gpt-4o', expectedOutputTokens: 500 },
      past: noPast,
      off: [],
      findings: { suggestCheaperModel: true },
    }),
    whole: () => ({ version: 1, text }),
    onReading: (_, reading) => reading && told.push(reading),
  });
}

/** What was told last; the input without what the chat format adds. */
function last() {
  const { inclusions: [inclusion] = [], estimates: [estimate] = [] } = told.at(-1) ?? {};
  return { inclusion, input: estimate && estimate.input.tokens - estimate.overheadTokens };
}

it('a file is counted with what it includes, again when that changed, and as before when it did not', async () => {
  write('style.md', 'Short lines. @deep.md');
  write('deep.md', 'Plain words.');
  const text = 'Mind @style.md and @gone.md.\n';
  open(text);
  await vi.waitFor(() =>
    expect(last().input).toBe(count(`${text}\n\nShort lines. @deep.md\n\nPlain words.`)),
  );
  expect(last().inclusion?.files.map(it => it.split('/').at(-1))).toEqual(['style.md', 'deep.md']);
  expect(last().inclusion?.problems.map(it => it.message)).toEqual(['“gone.md” was not found.']);
  const readings = told.length;
  write('deep.md', 'Plain words, and few of them.');
  reader.refresh();
  await vi.waitFor(() => expect(told).toHaveLength(readings + 1));
  expect(last().input).toBe(count(`${text}\n\nShort lines. @deep.md\n\nPlain words, and few of them.`));
  expect(told.at(-1)).toMatchObject({ version: 1, settled: true });
  reader.refresh();
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(told).toHaveLength(readings + 1);
});

it('an edit is told at once with what is known of the included files, without a look at the disk', async () => {
  write('style.md', 'Short lines.');
  const text = 'Mind @style.md\n';
  const document = open(text);
  await vi.waitFor(() => expect(last().inclusion?.files).toHaveLength(1));
  const before = last();
  rmSync(join(folder, 'style.md'));
  document.change(2, [{ rangeOffset: 0, rangeLength: 0, text: 'Always. ' }], text.length + 8);
  await vi.waitFor(() => expect(told.at(-1)?.version).toBe(2));
  expect(last()).toEqual({ ...before, input: before.input! + count('Always. Mind') - count('Mind') });
  await vi.waitFor(() => expect(last().inclusion?.problems).toHaveLength(1));
  expect(last().input).toBe(count('Always. Mind @style.md\n'));
});

it('a file that includes itself over another is named', async () => {
  write('style.md', 'See @CLAUDE.md');
  write('CLAUDE.md', 'Mind @style.md');
  open('Mind @style.md');
  await vi.waitFor(() => expect(last().inclusion?.problems[0]?.message).toBe('“CLAUDE.md” includes itself.'));
});
