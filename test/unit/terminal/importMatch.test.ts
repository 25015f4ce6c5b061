import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { promptmeter } from './promptmeter';

const command = 'Review the change below with care, and list every risk that you see in it.';
const rules = 'Run the tests before you answer, and never leave one that fails behind you.';

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), 'promptmeter-match-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(made, name)), { recursive: true });
    writeFileSync(join(made, name), text);
  }
  return made;
}

const shop = {
  '.claude/commands/review.md': `---\ndescription: Reviews.\n---\n${command}\n\n$ARGUMENTS\n`,
  'AGENTS.md': `# Rules\n\n${rules}\n`,
};

const lines = (records: readonly object[]) => records.map(it => `${JSON.stringify(it)}\n`).join('');
const at = (second: number) => new Date(Date.UTC(2026, 9, 1, 12, 0, second)).toISOString();

/** Imports logs, matched against the shop's prompts if `match` says so. @returns the prompts of the calls, in order */
async function imported(source: string, home: string, match: boolean) {
  const workspace = folder(shop);
  const file = join(home, 'ledger.db');
  const words = [
    'import',
    source,
    '--ledger',
    file,
    '--path',
    home,
    ...(match ? ['--match', workspace] : []),
  ];
  expect(await promptmeter(words)).toMatchObject({ exit: 0 });
  const ledger = openLedger({ file, onNotice: () => {} });
  const calls = await ledger.calls(10);
  await ledger.close();
  for (const { prompt, workspace: where } of calls) if (prompt) expect(where).toBe(workspace);
  expect(JSON.stringify(calls)).not.toContain('risk');
  return calls.toReversed().map(it => it.prompt);
}

const usage = { input_tokens: 10, output_tokens: 1 };
const asked = (second: number, content: unknown, more: object = {}) => ({
  type: 'user',
  timestamp: at(second),
  message: { role: 'user', content },
  ...more,
});
const answered = (second: number, more: object = {}) => ({
  type: 'assistant',
  requestId: `r${second}`,
  timestamp: at(second),
  message: { id: `m${second}`, model: 'claude-sonnet-4-5', usage, content: [{ type: 'text', text: 'Yes.' }] },
  ...more,
});

const claude = lines([
  asked(1, 'Hello there.'),
  answered(2),
  asked(3, '<command-name>/review</command-name>'),
  asked(4, [{ type: 'text', text: `${command}\n\nthe last commit\n` }], { isMeta: true }),
  answered(5),
  asked(6, [{ type: 'tool_result', content: 'a file' }]),
  answered(7),
  answered(8, { isSidechain: true }),
  asked(9, 'Thank you, and now something else.'),
  answered(10),
]);

it('books the calls of a command of Claude Code on its file, until the user says something else', async () => {
  const home = folder({ 'projects/shop/a.jsonl': claude });
  expect(await imported('claude-code', home, true)).toEqual([
    '',
    '.claude/commands/review.md',
    '.claude/commands/review.md',
    '',
    '',
  ]);
});

it('reads no word of a log where it may not', async () => {
  const home = folder({ 'projects/shop/a.jsonl': claude });
  expect(await imported('claude-code', home, false)).toEqual(['', '', '', '', '']);
});

const item = (second: number, text: string) => ({
  timestamp: at(second),
  type: 'response_item',
  payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});
const counted = (second: number, total: number) => ({
  timestamp: at(second),
  type: 'event_msg',
  payload: {
    type: 'token_count',
    info: {
      last_token_usage: { input_tokens: 10, output_tokens: 1, total_tokens: 11 },
      total_token_usage: { input_tokens: total, output_tokens: 1, total_tokens: total },
    },
  },
});

it('books the calls of Codex on the AGENTS.md at their beginning, or on the prompt that was said', async () => {
  const log = lines([
    { timestamp: at(0), type: 'session_meta', payload: { cwd: '/shop' } },
    { timestamp: at(0), type: 'turn_context', payload: { model: 'gpt-5', cwd: '/shop' } },
    item(1, `# AGENTS.md instructions for /shop\n\n<INSTRUCTIONS>\n# Rules\n\n${rules}\n</INSTRUCTIONS>`),
    item(2, 'Fix the build.'),
    counted(3, 10),
    item(4, `${command}\n\nthe last commit`),
    counted(5, 20),
  ]);
  const home = folder({ 'sessions/2026/a.jsonl': log });
  expect(await imported('codex', home, true)).toEqual(['AGENTS.md', '.claude/commands/review.md']);
});

it('says when there is no such folder', async () => {
  const home = folder({});
  const words = ['import', 'codex', '--ledger', join(home, 'l.db'), '--match', join(home, 'gone')];
  expect(await promptmeter(words)).toMatchObject({
    exit: 2,
    complaints: [expect.stringContaining('no folder')],
  });
});
