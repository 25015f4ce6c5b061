import { type Call, noCalls, type Report, unknownCall } from '../../../src/ledger';

/** A call as it could have been made, but for what `over` says. */
export function sampleCall(id: string, over: Partial<Call> = {}): Call {
  return {
    ...unknownCall,
    id,
    at: new Date(2026, 10, 21, 12).getTime(),
    model: 'gpt-4o-mini-2024-07-18',
    askedModel: 'gpt-4o-mini',
    provider: 'openai',
    input: 100,
    cacheRead: 1024,
    output: 50,
    costNano: 121_800,
    inputNano: 91_800,
    listNano: over.costNano === undefined ? 198_600 : null,
    priceFrom: 'catalogue 2026-11-20',
    workspace: 'shop',
    prompt: 'prompts/reply.prompt.md',
    task: 'writing',
    user: 'ada',
    source: 'run',
    interactive: true,
    latencyMs: 1200,
    firstTokenMs: 300,
    ...over,
  };
}

/** The report on no calls. */
export const noReport: Report = {
  totals: noCalls,
  byDay: [],
  byModel: [],
  byProvider: [],
  byTask: [],
  byUser: [],
  bySource: [],
  byWorkspace: [],
  byPrompt: [],
  savings: {
    providerCacheNano: 0,
    ownCacheNano: 0,
    minimisingNano: 0,
    routingNano: 0,
    retriesNano: 0,
    overheadNano: 0,
    netNano: 0,
  },
  potential: { repeatedCalls: 0, repeatedNano: 0, scriptCalls: 0, scriptNano: 0 },
  realised: [],
};
