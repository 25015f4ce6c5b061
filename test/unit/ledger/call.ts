import type { Call } from '../../../src/ledger';

/** A call as it could have been made, but for what `over` says. */
export function sampleCall(id: string, over: Partial<Call> = {}): Call {
  return {
    id,
    at: new Date(2026, 10, 21, 12).getTime(),
    model: 'gpt-4o-mini-2024-07-18',
    askedModel: 'gpt-4o-mini',
    provider: 'openai',
    input: 100,
    cacheRead: 1024,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output: 50,
    usageFrom: 'provider',
    costNano: 121_800,
    coveredBy: '',
    savedNano: 76_800,
    workspace: 'shop',
    prompt: 'prompts/reply.prompt.md',
    task: 'writing',
    user: 'ada',
    source: 'run',
    status: 'ok',
    attempts: 1,
    latencyMs: 1200,
    firstTokenMs: 300,
    error: '',
    countedInput: null,
    content: '',
    ...over,
  };
}
