import { anthropicBatches } from './anthropic';
import type { Server } from './http';
import type { Job } from './job';
import { openAiBatches } from './openai';
import type { BatchApi } from './provider';

/** A Batch API, and how the files of its batches name it. */
export interface Provider {
  readonly api: BatchApi;
  readonly server: Pick<Job, 'api' | 'baseUrl'>;
}

/** Opens the Batch API of OpenAI, or of a server like it, or Anthropic's. */
export function openProvider(kind: Job['api'], server: Server): Provider {
  const api = (kind === 'anthropic' ? anthropicBatches : openAiBatches)(server);
  return { api, server: { api: kind, baseUrl: server.baseUrl } };
}

/** Which of them is spoken at a base URL: Anthropic's at its own hosts alone. */
export function apiAt(baseUrl: string): Job['api'] {
  return /(?:^|\.)anthropic\.com$/.test(new URL(baseUrl).hostname) ? 'anthropic' : 'openai';
}
