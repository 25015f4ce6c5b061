import { gzipSync } from 'node:zlib';
import type Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import type OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/calls/outgoing';
import { AnswerReader, type Form } from '../../../src/calls/reading/reader';

type ChatChunk = Partial<OpenAI.ChatCompletionChunk>;
type ResponseEvent = { type: OpenAI.Responses.ResponseStreamEvent['type'] } & Record<string, unknown>;
type MessageEvent = { type: Anthropic.MessageStreamEvent['type'] } & Record<string, unknown>;

const sse = (events: readonly object[], end = '') =>
  events.map(it => `data: ${JSON.stringify(it)}\n\n`).join('') + end;

/** Reads bytes that come in pieces which end at `cuts`. */
function read(
  api: Api,
  body: string | Uint8Array,
  form: Form = { streams: true },
  cuts: readonly number[] = [],
) {
  const reader = new AnswerReader(api, form);
  const bytes = Buffer.from(body);
  const ends = [...new Set([...cuts, bytes.length])].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    reader.push(bytes.subarray(from, end));
    reader.hear();
    from = end;
  }
  reader.end();
  return reader.hear();
}

const chatStream = sse(
  [
    {
      model: 'gpt-4o-2024-08-06',
      choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
    },
    { choices: [{ index: 0, delta: { content: 'Grüße, ' }, finish_reason: null }] },
    { choices: [{ index: 0, delta: { content: '世界 🙂' }, finish_reason: 'stop' }] },
    {
      choices: [],
      usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 },
    },
  ] satisfies ChatChunk[],
  'data: [DONE]\n\n',
);

const messageStream = [
  {
    type: 'message_start',
    message: {
      model: 'claude-sonnet-4-5-20250929',
      usage: {
        input_tokens: 12,
        cache_read_input_tokens: 2000,
        cache_creation_input_tokens: 500,
        cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 400 },
        output_tokens: 1,
      },
    },
  },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'It is raining.' } },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 7 } },
  { type: 'message_stop' },
] satisfies MessageEvent[];

describe('an answer that is read on the side', () => {
  it('says the same wherever its bytes are cut', () => {
    const whole = read('chat', chatStream);
    expect(whole).toMatchObject({
      text: 'Grüße, 世界 🙂',
      model: 'gpt-4o-2024-08-06',
      finished: true,
      usage: { input: 9, output: 4 },
    });
    const length = Buffer.byteLength(chatStream);
    fc.assert(
      fc.property(fc.array(fc.nat(length), { maxLength: 20 }), cuts => {
        expect(read('chat', chatStream, { streams: true }, cuts)).toEqual(whole);
      }),
    );
  });

  it('is never a surprise, whatever bytes come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Api>('chat', 'responses', 'messages', 'embeddings'),
        fc.boolean(),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map(it => `data: ${it}\n\n`),
        ),
        (api, streams, body) => {
          expect(read(api, body, { streams }).text).toBeTypeOf('string');
        },
      ),
    );
  });

  it('tells the usage of Anthropic’s stream in its buckets, and calls of tools as unshown', () => {
    expect(read('messages', sse(messageStream))).toMatchObject({
      text: 'It is raining.',
      model: 'claude-sonnet-4-5-20250929',
      finished: true,
      usage: { input: 12, cacheRead: 2000, cacheWrite5m: 100, cacheWrite1h: 400, output: 7 },
    });
    const tool = [
      { type: 'content_block_start', content_block: { type: 'tool_use', name: 'weather', input: {} } },
      { type: 'content_block_delta', delta: { type: 'input_json_delta', partial_json: '{"city":"Ulm"}' } },
    ] satisfies MessageEvent[];
    expect(read('messages', sse(tool))).toMatchObject({ text: '', unshown: 'weather{"city":"Ulm"}' });
  });

  it('knows the input, and not the output, of an Anthropic stream that breaks off', () => {
    const heard = read('messages', sse(messageStream.slice(0, 3)));
    expect(heard).toMatchObject({ finished: false, inputUsage: { input: 12, cacheRead: 2000, output: 0 } });
    expect(heard.usage).toBeUndefined();
  });

  it('reads OpenAI’s responses, streamed and whole', () => {
    const usage = {
      input_tokens: 100,
      input_tokens_details: { cached_tokens: 64 },
      output_tokens: 30,
      output_tokens_details: { reasoning_tokens: 20 },
      total_tokens: 130,
    };
    const response = { model: 'gpt-4.1-2025-04-14', status: 'completed', usage };
    const events = [
      { type: 'response.created', response: { ...response, status: 'in_progress', usage: null } },
      { type: 'response.output_text.delta', delta: 'Hello ' },
      { type: 'response.output_text.delta', delta: 'there.' },
      { type: 'response.function_call_arguments.delta', delta: '{}' },
      { type: 'response.completed', response },
    ] satisfies ResponseEvent[];
    const expected = {
      text: 'Hello there.',
      unshown: '{}',
      model: response.model,
      finished: true,
      usage: { input: 36, cacheRead: 64, output: 30 },
    };
    expect(read('responses', sse(events))).toMatchObject(expected);
    const output = [
      { type: 'message', content: [{ type: 'output_text', text: 'Hello there.' }] },
      { type: 'function_call', name: 'now', arguments: '{}' },
    ];
    expect(read('responses', JSON.stringify({ ...response, output }), { streams: false })).toMatchObject(
      expected,
    );
  });

  it('finds the usage at the end of embeddings too long to be read', () => {
    const vector = Array.from({ length: 1536 }, (_, index) => index / 1536);
    const data = Array.from({ length: 300 }, (_, index) => ({
      object: 'embedding',
      index,
      embedding: vector,
    }));
    const usage = { prompt_tokens: 4242, total_tokens: 4242 };
    const body = JSON.stringify({ object: 'list', data, model: 'text-embedding-3-small', usage });
    expect(body.length).toBeGreaterThan(5e6);
    expect(read('embeddings', body, { streams: false }, [1e6, 2e6, 3e6, 5e6])).toMatchObject({
      model: 'text-embedding-3-small',
      usage: { input: 4242, output: 0 },
      finished: true,
    });
  });

  it('reads a compressed answer, even one that breaks off', () => {
    const packed = gzipSync(chatStream);
    const form = { streams: true, encoding: 'gzip' };
    expect(read('chat', packed, form)).toEqual(read('chat', chatStream));
    expect(read('chat', packed.subarray(0, -30), form).text).toMatch(/^Grüße/);
    expect(read('chat', packed, { streams: true, encoding: 'rot13' }).text).toBe('');
  });

  it.each<[Api, object]>([
    ['chat', { error: { message: 'No.', type: 'server_error', code: 'overloaded' } }],
    ['messages', { type: 'error', error: { type: 'overloaded', message: 'No.' } }],
    ['responses', { type: 'error', code: 'overloaded', message: 'No.' }],
  ])('hears the complaint in a stream of %s', (api, event) => {
    expect(read(api, sse([event]))).toMatchObject({
      finished: false,
      complaint: { message: 'No.', code: 'overloaded' },
    });
  });
});
