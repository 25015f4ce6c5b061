import type { Call } from '../call';

const counts = [
  'at',
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'attempt',
  'requests',
  'latencyMs',
] as const;
const unsureCounts = [
  'costNano',
  'inputNano',
  'listNano',
  'askedNano',
  'logCostNano',
  'firstTokenMs',
  'countedInput',
  'inputBefore',
  'promptTokens',
  'scorePermille',
] as const;
const flags = ['batch', 'overhead', 'aggregate'] as const;
const texts = [
  'model',
  'askedModel',
  'provider',
  'usageFrom',
  'priceFrom',
  'coveredBy',
  'workspace',
  'prompt',
  'task',
  'user',
  'source',
  'sourceId',
  'status',
  'parent',
  'servedFrom',
  'error',
  'content',
  'requestHash',
  'routeReason',
] as const;

/**
 * Why `call` cannot be kept, as a sentence; `undefined` when it can. Numbers must be whole and within what a
 * JavaScript number holds exactly (2^53 - 1; in nano-dollars $9 million a call), so that no sum is ever off.
 */
export function refusal(call: Call): string | undefined {
  if (typeof call.id !== 'string' || call.id === '') return 'A call needs an id to be kept once.';
  const wrong =
    counts.find(field => !isCount(call[field])) ??
    unsureCounts.find(field => call[field] !== null && !isCount(call[field])) ??
    flags.find(field => typeof call[field] !== 'boolean') ??
    (call.interactive === null || typeof call.interactive === 'boolean' ? undefined : 'interactive') ??
    (Array.isArray(call.tags) && call.tags.every(it => typeof it === 'string') ? undefined : 'tags') ??
    texts.find(field => typeof call[field] !== 'string');
  if (wrong) return `Call ${call.id} was not kept: its ${wrong} is ${String(call[wrong])}.`;
  return undefined;
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
