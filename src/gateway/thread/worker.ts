import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../../cache';
import { openTables } from '../../disk';
import { openLedger } from '../../ledger';
import { followOrigins, openOrigins } from '../../origins';
import { readRouting } from '../../policy';
import { createPrices } from '../../prices';
import { createTokens } from '../../tokens';
import { openGateway } from '../gateway';
import type { FromThread, ThreadData, ToThread } from './protocol';

// The thread of a gateway: `start.ts` starts it with what the gateway needs.
const data = workerData as ThreadData;
const tell = (message: FromThread) => parentPort?.postMessage(message);
const onTrouble = (sentence: string) => tell({ kind: 'trouble', sentence });

let { live } = data;
let { routing } = readRouting(live.routing);
const ledger = openLedger({
  file: data.ledgerFile,
  workerPath: data.ledgerWorkerPath,
  // The window that started this one opens the same ledger, and says what is wrong with it.
  onNotice: () => {},
});
const cache = openCache({
  file: data.answersFile,
  redisUrl: data.redisUrl || undefined,
  bounds: () => live.cache.bounds,
  likeness: () => live.cache.likeness,
  onNotice: onTrouble,
});
const closed = new AbortController();
const origins = openOrigins(data.originsWorkerPath);
void followOrigins(origins, data.folders, { onTrouble, signal: closed.signal });

function end(): void {
  closed.abort();
  origins.close();
}

openGateway(
  {
    port: data.port,
    token: data.token,
    ledgerFile: data.ledgerFile,
    upstreams: () => live.upstreams,
    booking: {
      workspace: data.workspace,
      prompt: '',
      task: '',
      user: data.user,
      tags: [],
      source: 'gateway',
      interactive: null,
    },
    policy: () => ({ ...live.policy, route: { routing, ledger } }),
    keepText: () => live.keepText,
    limits: () => (live.budgets.length > 0 ? { budgets: live.budgets, ledger } : undefined),
    onTrouble,
  },
  {
    ledger,
    cache,
    prices: createPrices({ ownModels: data.ownModels }),
    tokens: createTokens(openTables(data.tables).load),
    prompts: origins,
  },
).then(
  gateway => {
    const close = async () => {
      await gateway.close();
      await cache.close();
      await ledger.close();
      end();
      parentPort?.close();
    };
    parentPort?.on('message', (message: ToThread) => {
      if (message.kind === 'live') {
        ({ live } = message);
        ({ routing } = readRouting(live.routing));
      } else void close();
    });
    tell({ kind: 'listening', url: gateway.url, port: gateway.port });
  },
  async (error: NodeJS.ErrnoException) => {
    tell({ kind: 'failed', sentence: error.message, code: error.code ?? '' });
    await ledger.close();
    end();
  },
);
