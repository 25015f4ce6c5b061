import { describe, expect, it } from 'vitest';
import { claudeCode } from '../../../../src/imports/sources/claudeCode';
import { buckets, callsIn, callsOf, temporaryFolder, writeLog } from '../log';

interface Answer {
  readonly id?: string;
  readonly request?: string;
  readonly output?: number;
  readonly model?: string;
  readonly content?: unknown;
  readonly usage?: object;
  readonly record?: object;
}

function answer({ id = 'msg_1', request = 'req_1', output = 50, ...more }: Answer = {}) {
  return {
    parentUuid: 'p',
    isSidechain: false,
    cwd: '/home/ada/shop',
    sessionId: 's1',
    message: {
      model: more.model ?? 'claude-sonnet-4-5-20250929',
      id,
      type: 'message',
      role: 'assistant',
      content: more.content ?? [{ type: 'text', text: 'Done.' }],
      stop_reason: null,
      stop_sequence: null,
      usage: {
        input_tokens: 4,
        cache_creation_input_tokens: 300,
        cache_read_input_tokens: 1000,
        cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
        output_tokens: output,
        ...more.usage,
      },
    },
    requestId: request,
    type: 'assistant',
    timestamp: '2026-11-03T10:00:00.000Z',
    ...more.record,
  };
}

const calls = (...lines: readonly unknown[]) => callsOf(claudeCode, lines).calls;

describe('Claude Code', () => {
  it('reads disjoint buckets, both times to live of the cache, and where it ran', () => {
    const [call] = calls(answer());
    expect(call).toMatchObject({ workspace: '/home/ada/shop', at: Date.UTC(2026, 10, 3, 10) });
    expect(buckets(call!)).toEqual([4, 1000, 100, 200, 50]);
  });

  it('takes cache writes without a time to live for those of five minutes', () => {
    const [call] = calls(answer({ usage: { cache_creation: undefined } }));
    expect(buckets(call!)).toEqual([4, 1000, 300, 0, 50]);
  });

  it('counts a call that is written again while it streams once, with the largest output', () => {
    expect(calls(answer({ output: 1 }), answer({ output: 900 }), answer({ output: 8 })).map(buckets)).toEqual(
      [[4, 1000, 100, 200, 900]],
    );
  });

  it('tells calls of one message under two requests apart', () => {
    expect(calls(answer(), answer({ request: 'req_2' }))).toHaveLength(2);
  });

  it("prefers the parent's message to its replay in a side question, in either order", () => {
    const replay = answer({ request: 'req_9', output: 70, record: { isSidechain: true } });
    for (const lines of [
      [replay, answer()],
      [answer(), replay],
    ]) {
      expect(calls(...lines).map(it => it.output)).toEqual([50]);
    }
  });

  it("counts an agent's own calls, though they are marked as side questions are", () => {
    const own = answer({ id: 'msg_2', request: 'req_2', record: { isSidechain: true } });
    expect(calls(answer(), own, own)).toHaveLength(2);
  });

  it('counts the history that a resumed session copies into its own file once', () => {
    const folder = temporaryFolder();
    const first = writeLog(folder, 'a.jsonl', [answer(), answer({ id: 'msg_2', request: 'req_2' })]);
    const resumed = writeLog(folder, 'b.jsonl', [
      answer({ record: { sessionId: 's2' } }),
      answer({ id: 'msg_3', request: 'req_3' }),
    ]);
    expect(callsIn(claudeCode, first, resumed).calls).toHaveLength(3);
  });

  it('passes over what no model answered, and results of tools that look like usage', () => {
    expect(calls(answer({ model: '<synthetic>' }))).toEqual([]);
    const result = { usage: { input_tokens: 9, output_tokens: 9 } };
    const user = { type: 'user', message: { role: 'user', content: 'x' }, toolUseResult: result };
    expect(callsOf(claudeCode, [{ ...user, timestamp: '2026-11-03T10:00:00Z' }])).toEqual({
      calls: [],
      skipped: [],
    });
  });

  it('is not misled by usage in what was written', () => {
    const usage = { input_tokens: 999, output_tokens: 999 };
    const input = { content: [{ usage }], stop_reason: null, usage };
    const [call] = calls(answer({ content: [{ type: 'tool_use', input }, { text: '],"stop_reason":1' }] }));
    expect(buckets(call!)).toEqual([4, 1000, 100, 200, 50]);
  });

  it('holds fast mode to be another model, a batch to be one, and keeps what the log says it cost', () => {
    expect(calls(answer({ usage: { speed: 'fast' } }))[0]?.model).toBe('claude-sonnet-4-5-20250929-fast');
    expect(calls(answer({ usage: { service_tier: 'batch' } }))[0]?.batch).toBe(true);
    expect(calls(answer({ record: { costUSD: 0.0123 } }))[0]?.loggedCostNano).toBe(12_300_000);
  });

  it('tells a record whose counts are none, and one without a time', () => {
    expect(callsOf(claudeCode, [answer({ usage: { output_tokens: -5 } }), answer()]).skipped).toEqual([
      { line: 1, reason: 'its token counts are no whole numbers, or a part is larger than the whole' },
    ]);
    expect(callsOf(claudeCode, [answer({ record: { timestamp: 'soon' } })]).skipped).toEqual([
      { line: 1, reason: 'it has no time' },
    ]);
  });

  it('looks where Claude Code keeps its logs, or where it is told to', () => {
    expect(claudeCode.paths({ home: '/home/ada', environment: {} })).toEqual([
      '/home/ada/.config/claude/projects',
      '/home/ada/.claude/projects',
    ]);
    const environment = { CLAUDE_CONFIG_DIR: '/a, /b' };
    expect(claudeCode.paths({ home: '/home/ada', environment })).toEqual(['/a/projects', '/b/projects']);
  });
});
