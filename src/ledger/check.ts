import type { Call } from './call';

const counts = [
  'at',
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'attempts',
  'latencyMs',
] as const;
const texts = [
  'model',
  'askedModel',
  'provider',
  'workspace',
  'prompt',
  'task',
  'user',
  'source',
  'coveredBy',
  'error',
  'content',
] as const;

/**
 * Why `call` cannot be kept, as a sentence; `undefined` when it can. Numbers must be whole and within what a
 * JavaScript number holds exactly (2^53 - 1; in nano-dollars $9 million a call), so that no sum is ever off.
 */
export function refusal(call: Call): string | undefined {
  if (typeof call.id !== 'string' || call.id === '') return 'A call needs an id to be kept once.';
  const wrong =
    counts.find(field => !isCount(call[field])) ??
    (call.costNano === null || isCount(call.costNano) ? undefined : 'costNano') ??
    (call.firstTokenMs === null || isCount(call.firstTokenMs) ? undefined : 'firstTokenMs') ??
    (call.countedInput === null || isCount(call.countedInput) ? undefined : 'countedInput') ??
    (Number.isSafeInteger(call.savedNano) ? undefined : 'savedNano') ??
    texts.find(field => typeof call[field] !== 'string');
  if (wrong) return `Call ${call.id} was not kept: its ${wrong} is ${String(call[wrong])}.`;
  return undefined;
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
