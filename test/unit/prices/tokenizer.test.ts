import { modelToEncodingMap } from 'gpt-tokenizer/mapping';
import { describe, expect, it } from 'vitest';
import { tokenizerOf } from '../../../src/prices/tokenizer';

describe('the tokenizer of a model', () => {
  it.each([
    ['gpt-4o-mini', 'o200k_base'],
    ['openai/gpt-4.1-nano', 'o200k_base'],
    ['gpt-5.6-sol', 'o200k_base'],
    ['openai.gpt-5.5', 'o200k_base'],
    ['o4-mini', 'o200k_base'],
    ['openai/o3', 'o200k_base'],
    ['ft:gpt-4o-mini', 'o200k_base'],
    ['openai.gpt-oss-120b-1:0', 'o200k_harmony'],
    ['gpt-4-turbo', 'cl100k_base'],
    ['gpt-3.5-turbo-16k', 'cl100k_base'],
    ['text-embedding-3-large', 'cl100k_base'],
    ['text-davinci-003', 'p50k_base'],
    ['davinci', 'r50k_base'],
    ['regional.anthropic.claude-opus-4-5-v1:0', 'claude'],
    ['claude-opus-4-20250514', 'claude'],
    ['anthropic/claude-sonnet-4.6', 'claude'],
    ['claude-3-5-haiku-20241022', 'claude'],
    ['anthropic.claude-opus-4-7', 'claude-4.7'],
    ['anthropic/claude-opus-4.8', 'claude-4.7'],
    ['claude-sonnet-5', 'claude-4.7'],
    ['claude-haiku-5-5', 'claude-4.7'],
    ['claude-fable-5-1', 'claude-4.7'],
    ['google/gemma-3-27b-it', 'gemini'],
    ['meta-llama/llama-3.3-70b-instruct', 'llama'],
    ['deepseek-r1-distill-llama-70b', 'llama'],
    ['deepseek-v4-pro', 'deepseek'],
    ['@cf/qwen/qwq-32b', 'qwen'],
    ['mixtral-8x7b', 'mistral-7b'],
    ['mistral.mistral-7b-instruct-v0:2', 'mistral-7b'],
    ['mistral.mistral-large-2402-v1:0', 'mistral-7b'],
    ['mistral.pixtral-large-2502-v1:0', 'mistral-7b'],
    ['mistralai/codestral-mamba', 'mistral-7b'],
    ['mistral-nemo:free', 'tekken'],
    ['pixtral-12b-2409', 'tekken'],
    ['mistral-small-2603', 'tekken'],
    ['Mistral-Small-3.2-24B-Instruct-2506', 'tekken'],
    ['mistral-large-latest', 'tekken'],
    ['mistral.ministral-3-8b-instruct', 'tekken'],
    ['dolphin3.0-mistral-24b:free', 'tekken'],
    ['mistral.devstral-2-123b', 'tekken'],
    ['mistral-medium-3-5', 'mistral'],
    ['mistral-large', 'mistral'],
    ['ministral-3b', 'mistral'],
    ['codestral-2508', 'mistral'],
  ])('%s is %s', (id, tokenizer) => expect(tokenizerOf(id)).toBe(tokenizer));

  it.each([
    'llama2-70b-4096',
    'gpt-6-luna',
    'nvidia/llama-3.1-nemotron-70b-instruct',
    'command-r',
    'grok-4.3',
  ])('%s has none that is known', id => expect(tokenizerOf(id)).toBe('unknown'));

  it('is, for OpenAI’s models, the one that a second package says', () => {
    const known: Readonly<Record<string, string>> = modelToEncodingMap;
    const ours = Object.keys(known).filter(id =>
      /^(?:gpt-(?:3\.5|4|5|oss)|o\d|text-embedding|davinci$)/.test(id),
    );
    expect(ours.length).toBeGreaterThan(20);
    expect(
      ours.filter(id => tokenizerOf(id) !== known[id]).map(id => `${id}: ${tokenizerOf(id)}, ${known[id]}`),
    ).toEqual([]);
  });
});
