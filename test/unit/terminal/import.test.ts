import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeLog } from '../imports/log';
import { ledgerFile } from '../ledger/sample';
import { promptmeter } from './promptmeter';

const answer = (id: string) => ({
  message: { id, model: 'claude-sonnet-4-5', usage: { input_tokens: 1000, output_tokens: 100 } },
  timestamp: '2026-11-03T10:00:00.000Z',
});
const count = {
  timestamp: '2026-11-03T10:00:05.000Z',
  type: 'event_msg',
  payload: { type: 'token_count', info: { last_token_usage: { input_tokens: 100, output_tokens: 10 } } },
};

/** A home with logs of Claude Code, one line of them torn, and of Codex. */
function homeWithLogs(): string {
  const home = temporaryFolder();
  writeLog(home, '.claude/projects/shop/a.jsonl', [
    answer('m1'),
    '{"message":{"usage',
    answer('m2'),
    answer('m2'),
  ]);
  writeLog(home, '.codex/sessions/2026/11/03/rollout-1.jsonl', [count]);
  return home;
}

describe('import', () => {
  it('reads a home, its folder of sessions or one file alike, and says what it skipped', async () => {
    const home = join(homeWithLogs(), '.claude');
    for (const path of [home, join(home, 'projects'), join(home, 'projects/shop/a.jsonl')]) {
      const words = ['import', 'claude-code', '--path', path, '--ledger', ledgerFile()];
      const { json, exit, text } = await promptmeter(words);
      const skipped = [{ file: join(home, 'projects/shop/a.jsonl'), line: 2, reason: 'it is torn' }];
      expect(exit).toBe(0);
      expect(json).toMatchObject({ read: 3, imported: 2, duplicates: 1, skipped });
      expect(text).toContain('Claude Code: 2 new calls of 3 records read; 1 told of calls that were known.');
    }
  });

  it('finds everything where no source is named, and reports it', async () => {
    const ledger = ledgerFile();
    const environment = { HOME: homeWithLogs() };
    const { json } = await promptmeter(['import', '--ledger', ledger], { environment });
    expect(json).toMatchObject({
      read: 4,
      imported: 3,
      sources: [
        { source: 'claude-code', imported: 2 },
        { source: 'codex', imported: 1 },
      ],
    });
    const again = await promptmeter(['import', '--all', '--ledger', ledger], { environment });
    expect(again.json).toMatchObject({ read: 0, imported: 0, skipped: [] });
    const report = await promptmeter(['report', '--ledger', ledger, '--days', '1000']);
    expect(report.json).toMatchObject({ totals: { calls: 3, input: 2100, output: 210 } });
  });

  it('stops where it is interrupted: what it kept stays, and the next import goes on from there', async () => {
    const words = ['import', '--ledger', ledgerFile()];
    const environment = { HOME: homeWithLogs() };
    const stopped = await promptmeter(words, { environment, signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ exit: 2, text: '' });
    expect(stopped.complaints).toEqual(['Stopped. What was read so far is in the ledger.']);
    const { json } = await promptmeter(words, { environment });
    expect(json).toMatchObject({ read: 1, imported: 1, sources: [{ imported: 0 }, { imported: 1 }] });
  });

  it('says where it looked when there is nothing', async () => {
    const environment = { HOME: '/nowhere' };
    const { complaints, exit } = await promptmeter(['import', 'codex', '--ledger', ledgerFile()], {
      environment,
    });
    expect(exit).toBe(0);
    expect(complaints).toEqual([
      'No logs of Codex CLI were found in /nowhere/.codex/sessions, /nowhere/.codex/archived_sessions.',
    ]);
  });

  it('refuses models of one’s own that cannot be used, before anything is imported', async () => {
    const models = writeLog(temporaryFolder(), 'models.json', '{"mine":{"inputPerMillion":"cheap"}}');
    const words = ['import', 'codex', '--ledger', ledgerFile(), '--models', models];
    const { complaints, exit } = await promptmeter(words, { environment: { HOME: homeWithLogs() } });
    expect(exit).toBe(2);
    expect(complaints?.[0]).toContain('mine');
  });

  it.each([
    [['import'], 'Name the ledger with --ledger FILE.'],
    [['import', 'word', '--ledger', 'x.db'], /^There is no source "word"\. Known: claude-code, codex,/],
    [['import', 'litellm', '--ledger', 'x.db'], 'An export may be anywhere: name the file with --path.'],
    [['import', 'codex', '--path', '/nowhere', '--ledger', 'x.db'], 'There is no /nowhere.'],
    [['import', '--path', '/nowhere', '--ledger', 'x.db'], 'Name the source that --path belongs to.'],
    [['import', 'codex', '--all', '--ledger', 'x.db'], 'Name one source, or none for all that is found.'],
  ])('refuses %j', async (words, sentence) => {
    const { complaints, exit } = await promptmeter(words);
    expect(exit).toBe(2);
    expect(complaints?.[0]).toMatch(sentence);
  });
});
