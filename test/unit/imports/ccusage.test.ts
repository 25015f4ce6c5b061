import { describe, expect, it } from 'vitest';
import { logsIn, sourceOf } from '../../../src/imports';
import { daysOfCcusage, hasCcusage } from '../../support/usageLogs/ccusage';
import { writeClaudeLogs } from '../../support/usageLogs/claude';
import { writeCodexLogs } from '../../support/usageLogs/codex';
import { daysOf } from '../../support/usageLogs/days';
import { callsIn, temporaryFolder } from './log';

const size = { sessions: 30, calls: 20, from: Date.UTC(2026, 9, 1) };

// ccusage 20.0.24, a native program with a build for some machines only, agrees to the token. Where it would not:
// - a sub-agent of Codex that replays a history of one call: ccusage takes a replay for one when it has two counts in a
//   second, and counts that call twice. Ours knows it by the second the file begins in.
// - ccusage 19 and before counted side questions of Claude Code beside what they replay, and every repeat of Codex's
//   sums: on logs like these up to twice the tokens.
describe.skipIf(!hasCcusage)('ccusage on the same logs', () => {
  it.each([
    ['claude', 'claude-code', writeClaudeLogs],
    ['codex', 'codex', writeCodexLogs],
  ] as const)('finds the same tokens of %s, each day and model', (kind, id, make) => {
    for (const seed of [1, 2, 3]) {
      const folder = temporaryFolder();
      const made = make(folder, { ...size, seed });
      const source = sourceOf(id);
      const { calls } = callsIn(source, ...logsIn(source, folder)!.map(it => it.path));
      expect(daysOf(calls)).toEqual(daysOf(made));
      expect(daysOfCcusage(kind, folder)).toEqual(daysOf(made));
    }
  });
});
