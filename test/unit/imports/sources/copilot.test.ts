import { describe, expect, it } from 'vitest';
import { copilot } from '../../../../src/imports/sources/copilot';
import { buckets, callsOf } from '../log';

const attributes = (input: number, output: number, more: object = {}) => ({
  'gen_ai.usage.input_tokens': input,
  'gen_ai.usage.output_tokens': output,
  ...more,
});
const model = { 'gen_ai.response.model': 'gpt-5-mini' };
const span = (name: string, spanId: string, of: object) => ({
  type: 'span',
  name,
  traceId: 't1',
  spanId,
  endTime: [1_793_700_000, 500_000_000],
  attributes: of,
});
const log = (body: string, of: object) => ({
  body,
  hrTime: [1_793_700_000, 0],
  spanContext: { traceId: 't1', spanId: 'l1' },
  attributes: of,
});

const chat = span(
  'chat gpt-5-mini',
  's1',
  attributes(1000, 50, { ...model, 'gen_ai.usage.cache_read.input_tokens': 600 }),
);
const inference = log('GenAI inference: gpt-5-mini', attributes(1000, 50, model));
const agentTurn = log('copilot_chat.agent.turn: 0', attributes(1000, 50, { 'turn.index': 0 }));
const summary = span('invoke_agent Copilot', 's0', attributes(1000, 50));

describe('GitHub Copilot', () => {
  it('takes the nearest to the call of what a trace tells four times, in any order', () => {
    for (const lines of [
      [inference, agentTurn, chat, summary],
      [chat, inference, agentTurn, summary],
    ]) {
      expect(callsOf(copilot, lines).calls.map(buckets)).toEqual([[400, 600, 0, 0, 50]]);
    }
    expect(callsOf(copilot, [inference, agentTurn, summary]).calls).toMatchObject([{ rank: 2 }]);
    expect(callsOf(copilot, [inference, summary]).calls).toHaveLength(1);
  });

  it('counts each chat of a trace, and reads the time to the millisecond', () => {
    const second = { ...chat, spanId: 's2' };
    const { calls } = callsOf(copilot, [chat, second, chat]);
    expect(calls).toHaveLength(2);
    expect(calls[0]?.at).toBe(1_793_700_000_500);
  });

  it('passes over records without tokens, and tells those without a model', () => {
    const tool = span('execute_tool grep', 's5', {});
    expect(callsOf(copilot, [tool, summary])).toEqual({
      calls: [],
      skipped: [{ line: 2, reason: 'it names no model' }],
    });
  });
});
