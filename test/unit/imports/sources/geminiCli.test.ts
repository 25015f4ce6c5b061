import { describe, expect, it } from 'vitest';
import { geminiCli } from '../../../../src/imports/sources/geminiCli';
import { buckets, callsOf } from '../log';

const message = (id: string, tokens: object, more: object = {}) => ({
  id,
  type: 'gemini',
  timestamp: '2026-11-03T10:00:00.000Z',
  model: 'gemini-2.5-pro',
  content: 'Done.',
  tokens,
  ...more,
});

describe('Gemini CLI', () => {
  it('reads a document of a session: thoughts are output, what tools put in is input', () => {
    const tokens = { input: 1000, cached: 400, output: 50, thoughts: 30, tool: 7, total: 1087 };
    const session = { sessionId: 's', messages: [{ type: 'user' }, message('m1', tokens)] };
    const { calls } = callsOf(geminiCli, [session], 'session-1.json');
    expect(calls.map(buckets)).toEqual([[607, 400, 0, 0, 80]]);
  });

  it('tells by the total where cached tokens stand beside the input', () => {
    const tokens = { input: 1000, cached: 400, output: 50, thoughts: 0, tool: 0, total: 1450 };
    const { calls } = callsOf(geminiCli, [{ sessionId: 's' }, message('m1', tokens)]);
    expect(calls.map(buckets)).toEqual([[1000, 400, 0, 0, 50]]);
  });

  it('counts a message that grows once, and one that was rewound all the same', () => {
    const { calls, skipped } = callsOf(geminiCli, [
      { sessionId: 's', projectHash: 'h' },
      message('m1', { input: 100, output: 1, total: 101 }),
      message('m1', { input: 100, output: 60, total: 160 }),
      message('m2', { input: 300, output: 5, total: 305 }),
      { $rewindTo: 'm1' },
      { $set: { lastUpdated: '2026-11-03T10:05:00.000Z' } },
      { $set: { messages: [message('m1', { input: 100, output: 60, total: 160 })] } },
    ]);
    expect(calls.map(it => [it.input, it.output])).toEqual([
      [100, 60],
      [300, 5],
    ]);
    expect(skipped).toEqual([]);
  });

  it('says when a document is torn', () => {
    expect(callsOf(geminiCli, ['{"sessionId":"s","messages":[{"ty'], 'session-1.json').skipped).toEqual([
      { line: 0, reason: 'it is torn, or no JSON' },
    ]);
  });
});
