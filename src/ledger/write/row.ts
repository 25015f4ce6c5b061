import { type Call, type KeptCall, unknownCall } from '../call';
import { localDay } from '../day';
import { savingsOf } from './savings';

type Stored = 'tags' | 'batch' | 'overhead' | 'interactive' | 'aggregate';

/** A row of `call`: SQLite knows neither booleans nor lists. */
export interface CallRow extends Omit<KeptCall, Stored> {
  readonly tags: string;
  readonly batch: number;
  readonly overhead: number;
  readonly interactive: number | null;
  readonly aggregate: number;
  /** The local day it is booked on. */
  readonly day: string;
  /** 1 when the same request had been answered before. */
  repeated: number;
}

/** The row of a new call, but for `repeated`, which only the ledger can tell; its fields are `columns`, in their order. */
export function rowOf(call: Call): CallRow {
  const { providerCacheNano, ownCacheNano, minimisingNano, routingNano } = savingsOf(call);
  return {
    id: call.id,
    at: call.at,
    model: call.model,
    askedModel: call.askedModel,
    provider: call.provider,
    input: call.input,
    cacheRead: call.cacheRead,
    cacheWrite5m: call.cacheWrite5m,
    cacheWrite1h: call.cacheWrite1h,
    output: call.output,
    usageFrom: call.usageFrom,
    costNano: call.costNano,
    inputNano: call.inputNano,
    listNano: call.listNano,
    askedNano: call.askedNano,
    priceFrom: call.priceFrom,
    logCostNano: call.logCostNano,
    coveredBy: call.coveredBy,
    workspace: call.workspace,
    prompt: call.prompt,
    task: call.task,
    user: call.user,
    source: call.source,
    sourceId: call.sourceId,
    tags: call.tags.length === 0 ? '[]' : JSON.stringify(call.tags),
    status: call.status,
    attempt: call.attempt,
    parent: call.parent,
    servedFrom: call.servedFrom,
    batch: Number(call.batch),
    overhead: Number(call.overhead),
    interactive: call.interactive === null ? null : Number(call.interactive),
    aggregate: Number(call.aggregate),
    requests: call.requests,
    latencyMs: call.latencyMs,
    firstTokenMs: call.firstTokenMs,
    error: call.error,
    countedInput: call.countedInput,
    inputBefore: call.inputBefore,
    promptTokens: call.promptTokens,
    content: call.content,
    requestHash: call.requestHash,
    routeReason: call.routeReason,
    scorePermille: call.scorePermille,
    providerCacheNano,
    ownCacheNano,
    minimisingNano,
    routingNano,
    savedNano: providerCacheNano + ownCacheNano + minimisingNano + routingNano,
    day: localDay(call.at),
    repeated: 0,
  };
}

const anyCall = { ...unknownCall, id: '', at: 0, model: '', askedModel: '', provider: '', source: '' };

/** The row of a call of which nothing is known. */
export const usualRow: CallRow = rowOf(anyCall);

/** The columns of `call`, without `seq`. */
export const columns: readonly string[] = Object.keys(usualRow);

/** Those that are a `KeptCall`. */
export const keptColumns = columns.filter(it => it !== 'day' && it !== 'repeated');

/** The call in a row that was read by `keptColumns`. */
export function callOf(row: Omit<CallRow, 'day' | 'repeated'>): KeptCall {
  return {
    ...row,
    tags: JSON.parse(row.tags) as string[],
    batch: row.batch === 1,
    overhead: row.overhead === 1,
    interactive: row.interactive === null ? null : row.interactive === 1,
    aggregate: row.aggregate === 1,
  };
}

/** All tokens of a call. */
export const tokensOf = (
  row: Pick<Call, 'input' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output'>,
) => row.input + row.cacheRead + row.cacheWrite5m + row.cacheWrite1h + row.output;
