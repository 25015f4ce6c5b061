import { describe, expect, it } from 'vitest';
import { doneText, reportLines, surveyText } from '../../../../src/editor/imports/words';
import type { Imported } from '../../../../src/imports';

const nothing: Imported = {
  read: 0,
  imported: 0,
  duplicates: 0,
  skipped: [],
  compared: { calls: 0, logNano: 0, listNano: 0 },
};
const torn = { file: '/logs/a.jsonl', line: 12, reason: 'it is torn' };

describe('what is found', () => {
  it('is told with calls and period', () => {
    const survey = { source: 'codex', logs: 3, calls: 1234 } as const;
    const [firstAt, lastAt] = [new Date(2026, 9, 1, 9).getTime(), new Date(2026, 10, 26, 9).getTime()];
    expect(surveyText({ ...survey, firstAt, lastAt })).toBe('1,234 new calls · 1 Oct 2026 – 26 Nov 2026');
    expect(surveyText({ ...survey, calls: 1, firstAt, lastAt: firstAt })).toBe('1 new call · 1 Oct 2026');
    expect(surveyText({ ...survey, calls: 0 })).toBe('nothing new');
  });
});

describe('what was imported', () => {
  it('is told in a line', () => {
    const claude = { ...nothing, source: 'claude-code', imported: 1200, skipped: [torn] } as const;
    expect(doneText([claude])).toBe(
      '1,200 calls imported from Claude Code. 1 part of the logs could not be read.',
    );
    expect(doneText([claude, { ...nothing, source: 'codex', imported: 30 }])).toBe(
      '1,230 calls imported: Claude Code 1,200, Codex CLI 30. 1 part of the logs could not be read.',
    );
    expect(doneText([{ ...nothing, source: 'codex', duplicates: 4 }])).toBe(
      'Nothing new to import. 4 records told of calls that were known.',
    );
  });

  it('is reported with what was skipped and why, and what the log itself says it cost', () => {
    const compared = { calls: 2, logNano: 1_500_000_000, listNano: 1_400_000_000 };
    const lines = reportLines({
      ...nothing,
      source: 'opencode',
      read: 3,
      imported: 2,
      skipped: [torn],
      compared,
    });
    expect(lines).toEqual([
      'opencode: 3 records read, 2 calls imported, 0 records of known calls, 1 part skipped.',
      'The log says $1.50 for 2 calls, the price list $1.40.',
      'Skipped /logs/a.jsonl:12: it is torn.',
    ]);
  });
});
