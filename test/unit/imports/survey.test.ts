import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { logsIn, sourceOf } from '../../../src/imports';
import { surveyLogs } from '../../../src/imports/survey';
import { writeClaudeLogs } from '../../support/usageLogs/claude';
import { temporaryFolder } from './log';

it('a survey counts as many calls as an import brings, and tells their period', () => {
  const folder = temporaryFolder();
  const made = writeClaudeLogs(folder, { seed: 5, sessions: 8, calls: 10, from: Date.UTC(2026, 9, 1) });
  const logs = logsIn(sourceOf('claude-code'), folder)!;
  const times = made.map(it => it.at);
  expect(surveyLogs('claude-code', logs, [], { now: Date.now(), driver: Database })).toEqual({
    source: 'claude-code',
    logs: logs.length,
    calls: made.length,
    firstAt: Math.min(...times),
    lastAt: Math.max(...times),
  });
});
