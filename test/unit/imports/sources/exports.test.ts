import { describe, expect, it } from 'vitest';
import { anthropicCsv } from '../../../../src/imports/sources/anthropicCsv';
import { liteLlm } from '../../../../src/imports/sources/liteLlm';
import { openaiCsv } from '../../../../src/imports/sources/openaiCsv';
import { buckets, callsOf } from '../log';

describe('LiteLLM', () => {
  const row = {
    request_id: 'r1',
    call_type: 'acompletion',
    api_key: '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b',
    spend: 0.0025,
    prompt_tokens: 1000,
    completion_tokens: 50,
    total_tokens: 1050,
    startTime: '2026-11-03 10:00:00.000',
    model: 'anthropic/claude-sonnet-4-5',
    custom_llm_provider: 'anthropic',
    cache_hit: 'False',
    status: 'success',
    messages: [{ role: 'user', content: 'secret words' }],
    response: { choices: ['secret words'] },
  };

  it('reads JSON, a record a line and CSV alike, times without a zone as UTC', () => {
    const expected = [
      { model: 'claude-sonnet-4-5', at: Date.UTC(2026, 10, 3, 10), loggedCostNano: 2_500_000 },
    ];
    expect(callsOf(liteLlm, [JSON.stringify([row])], 'spend.json').calls).toMatchObject(expected);
    expect(callsOf(liteLlm, [row], 'spend.jsonl').calls).toMatchObject(expected);
    const names = Object.keys(row);
    const cells = Object.values(row).map(it => `"${String(JSON.stringify(it)).replaceAll('"', '""')}"`);
    const csv = `${names.join(',')}\n${cells.join(',').replaceAll('"""', '"')}\n`;
    expect(callsOf(liteLlm, [csv], 'spend.csv').calls).toMatchObject(expected);
  });

  it('takes nothing of messages, answers and keys', () => {
    const { calls } = callsOf(liteLlm, [row], 'spend.jsonl');
    expect(JSON.stringify(calls)).not.toMatch(/secret|88dc28/);
  });

  it('finds cached tokens where newer versions keep them', () => {
    const usage_object = { prompt_tokens_details: { cached_tokens: 600 }, cache_creation_input_tokens: 100 };
    const { calls } = callsOf(liteLlm, [{ ...row, metadata: { usage_object } }], 'spend.jsonl');
    expect(calls.map(buckets)).toEqual([[300, 600, 100, 0, 50]]);
  });

  it('knows what its own cache answered, and what failed', () => {
    const failed = {
      ...row,
      request_id: 'r2',
      status: 'failure',
      prompt_tokens: 0,
      completion_tokens: 0,
      spend: 0,
    };
    const { calls } = callsOf(liteLlm, [{ ...row, cache_hit: 'True', spend: 0 }, failed], 'spend.jsonl');
    expect(calls).toMatchObject([{ fromCache: true }, { status: 'error' }]);
  });
});

describe('an OpenAI usage export', () => {
  const head =
    'start_time,end_time,project_id,num_model_requests,api_key_id,model,batch,input_tokens,output_tokens,input_cached_tokens';
  const read = (...rows: readonly string[]) => callsOf(openaiCsv, [head, ...rows], 'completions_usage_1.csv');

  it('reads sums of requests, cached within input', () => {
    const { calls } = read('1793700000,1793700060,proj_1,12,key_1,gpt-5,True,9000,400,5000');
    expect(calls).toMatchObject([{ at: 1_793_700_000_000, requests: 12, batch: true }]);
    expect(calls.map(buckets)).toEqual([[4000, 5000, 0, 0, 400]]);
    expect(JSON.stringify(calls)).not.toContain('key_1');
  });

  it('keeps several rows of a bucket apart, and takes one that has grown for the same', () => {
    const row = '1793700000,1793700060,proj_1,2,key_1,gpt-5,False,900,40,0';
    expect(read(row, row, row.replace('key_1', 'key_2')).calls).toHaveLength(3);
    const later = '1793700060,1793700120,proj_1,1,key_1,gpt-5,False,100,4,0';
    const grown = row.replace(',900,', ',1900,');
    expect(read(row, later, grown).calls.map(it => it.input)).toEqual([1900, 100]);
  });

  it('has nothing in an empty export, and says which column another table lacks', () => {
    const empty = callsOf(openaiCsv, ['start_time,end_time,start_time_iso,end_time_iso'], 'a.csv');
    expect(empty).toEqual({ calls: [], skipped: [] });
    expect(callsOf(openaiCsv, ['date,cost', '2026-11-03,4'], 'a.csv').skipped).toEqual([
      {
        line: 1,
        reason:
          'it is another table: it has no column start_time, model, num_model_requests, input_tokens, output_tokens',
      },
    ]);
  });

  it('has no price for audio, which is billed by other rates', () => {
    const lines = [`${head},input_audio_tokens`, '1793700000,,p,1,k,gpt-4o-audio-preview,False,900,40,0,700'];
    expect(callsOf(openaiCsv, lines, 'a.csv').calls).toMatchObject([{ otherThanText: true }]);
  });
});

describe('an Anthropic usage export', () => {
  it('reads disjoint columns, batches and long contexts, on the day they tell', () => {
    const lines = [
      'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,' +
        'usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,' +
        'usage_output_tokens,web_search_count',
      '2026-11-03,claude-sonnet-4-5-20250929,my key,Default,standard,≤ 200k,100,20,30,400,50,2',
      '2026-11-03,claude-sonnet-4-5-20250929,my key,Default,batch,> 200k,100,0,0,0,50,0',
    ];
    const { calls } = callsOf(anthropicCsv, lines, 'usage.csv');
    expect(calls.map(buckets)).toEqual([
      [100, 400, 20, 30, 50],
      [100, 0, 0, 0, 50],
    ]);
    expect(calls).toMatchObject([{ at: Date.UTC(2026, 10, 3, 12) }, { batch: true, longContext: true }]);
    expect(calls[0]).not.toHaveProperty('longContext');
    expect(JSON.stringify(calls)).not.toContain('my key');
  });
});
