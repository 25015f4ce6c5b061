import { describe, expect, it } from 'vitest';
import { codex } from '../../../../src/imports/sources/codex';
import { buckets, callsIn, callsOf, temporaryFolder, writeLog } from '../log';

const meta = (source: unknown = 'cli', at = '10:00:00.000') => ({
  timestamp: `2026-11-03T${at}Z`,
  type: 'session_meta',
  payload: { id: 's', cwd: '/home/ada/shop', source },
});
const turn = (model = 'gpt-5-codex') => ({
  timestamp: '2026-11-03T10:00:00.000Z',
  type: 'turn_context',
  payload: { cwd: '/home/ada/shop', model },
});

const usage = (input: number, cached = 0, output = 10, reasoning = 0) => ({
  input_tokens: input,
  cached_input_tokens: cached,
  output_tokens: output,
  reasoning_output_tokens: reasoning,
  total_tokens: input + output,
});
type Usage = ReturnType<typeof usage>;

const counted = (at: string, last: Usage | undefined, total: Usage) => ({
  timestamp: `2026-11-03T${at}Z`,
  type: 'event_msg',
  payload: { type: 'token_count', info: { last_token_usage: last, total_token_usage: total } },
});

const calls = (...lines: readonly unknown[]) => callsOf(codex, lines).calls;

describe('Codex CLI', () => {
  it('takes cached out of input, and reasoning for a part of output', () => {
    const [call] = calls(
      meta(),
      turn(),
      counted('10:00:05.000', usage(1000, 900, 70, 40), usage(1000, 900, 70, 40)),
    );
    expect(buckets(call!)).toEqual([100, 900, 0, 0, 70]);
    expect(call).toMatchObject({ model: 'gpt-5-codex', workspace: '/home/ada/shop' });
  });

  it('takes a count whose sum has not moved for no new call, whenever it is written', () => {
    const first = [usage(1000), usage(1000)] as const;
    expect(
      calls(
        turn(),
        counted('10:00:05.000', ...first),
        counted('10:00:06.000', ...first),
        counted('10:00:09.000', usage(1000), usage(2000, 0, 20)),
      ),
    ).toHaveLength(2);
  });

  it('passes over counts that hold none, and works out calls from sums alone', () => {
    const nothing = { timestamp: '2026-11-03T10:00:00Z', type: 'event_msg' };
    expect(
      calls(
        turn(),
        { ...nothing, payload: { type: 'token_count', info: null } },
        counted('10:00:05.000', undefined, usage(100, 50, 5)),
        counted('10:00:06.000', undefined, usage(250, 150, 15)),
      ).map(buckets),
    ).toEqual([
      [50, 50, 0, 0, 5],
      [50, 100, 0, 0, 10],
    ]);
  });

  it('follows the model from turn to turn, and knows what ran before logs said so', () => {
    const lines = [
      counted('10:00:05.000', usage(100), usage(100)),
      turn('gpt-5.1'),
      counted('10:00:07.000', usage(100), usage(200, 0, 20)),
    ];
    expect(calls(...lines).map(it => it.model)).toEqual(['gpt-5', 'gpt-5.1']);
  });

  it("counts the history that a fork's file begins with once", () => {
    const folder = temporaryFolder();
    const history = [turn(), counted('10:00:05.000', usage(1000), usage(1000))];
    const parent = writeLog(folder, 'a.jsonl', [meta(), ...history]);
    const fork = writeLog(folder, 'b.jsonl', [
      meta('cli', '11:00:00.000'),
      ...history,
      counted('11:00:09.000', usage(1200), usage(2200, 0, 20)),
    ]);
    expect(callsIn(codex, parent, fork).calls).toHaveLength(2);
  });

  describe("a sub-agent's file", () => {
    const spawned = meta({ subagent: { thread_spawn: { parent_thread_id: 'p' } } });

    it("does not count the parent's history, replayed within a second, and goes on from its sum", () => {
      const lines = [
        spawned,
        turn(),
        counted('10:00:01.000', usage(1000), usage(1000)),
        counted('10:00:01.200', usage(3000), usage(4000, 0, 20)),
        counted('10:00:01.900', usage(3000), usage(4000, 0, 20)),
        counted('10:00:20.000', undefined, usage(4500, 0, 50)),
      ];
      expect(calls(...lines).map(buckets)).toEqual([[500, 0, 0, 0, 30]]);
    });

    it('does not count a history of one call, which stands in the second the file begins in', () => {
      const lines = [
        spawned,
        counted('10:00:00.300', usage(1000), usage(1000)),
        counted('10:00:20.000', usage(500), usage(1500, 0, 20)),
      ];
      expect(calls(...lines).map(buckets)).toEqual([[500, 0, 0, 0, 10]]);
    });

    it('counts calls of its own where nothing is replayed, and the only one', () => {
      const first = counted('10:00:07.000', usage(1000), usage(1000));
      expect(calls(spawned, turn('gpt-5.1'), first)).toMatchObject([{ model: 'gpt-5.1', input: 1000 }]);
      const again = counted('10:00:07.400', usage(1000), usage(1000));
      const second = counted('10:00:09.000', usage(2000), usage(3000, 0, 20));
      expect(calls(spawned, turn(), first, again, turn('gpt-5.1'), second)).toMatchObject([
        { model: 'gpt-5-codex', input: 1000 },
        { model: 'gpt-5.1', input: 2000 },
      ]);
    });
  });

  it('looks in the folder of sessions and in the archive', () => {
    expect(codex.paths({ home: '/home/ada', environment: {} })).toEqual([
      '/home/ada/.codex/sessions',
      '/home/ada/.codex/archived_sessions',
    ]);
  });
});
