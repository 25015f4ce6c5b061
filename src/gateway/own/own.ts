import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseBody, readBody } from '../body';
import { replyError, replyJson, replyText } from '../reply';
import type { GatewayRooms } from '../rooms';
import { estimateRequest } from './estimate';
import { allDays, prometheusText } from './metrics';

type Answer = (
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  rooms: GatewayRooms,
) => Promise<void>;

/** What the gateway answers by itself, by method and path. */
const answers: Readonly<Record<string, Answer>> = {
  'GET /metrics': async (query, _, response, { ledger }) => {
    const { byModel } = await ledger.report({ ...whereOf(query), days: allDays });
    replyText(response, `${prometheusText(byModel)}\n`, 'text/plain; version=0.0.4; charset=utf-8');
  },
  'GET /costs/daily': async (query, _, response, { ledger }) => {
    replyJson(response, { byDay: (await ledger.report(queryOf(query))).byDay });
  },
  'GET /costs/by-model': async (query, _, response, { ledger }) => {
    replyJson(response, { byModel: (await ledger.report(queryOf(query))).byModel });
  },
  'GET /costs/report': async (query, _, response, { ledger }) => {
    replyJson(response, await ledger.report(queryOf(query)));
  },
  'GET /cache/stats': async (_query, _request, response, { cache }) => {
    replyJson(response, (await cache?.stats()) ?? { answers: 0, bytes: 0, hits: 0, oldestAt: null });
  },
  'POST /estimate': async (_, request, response, rooms) => {
    const bytes = await readBody(request);
    const body = bytes && parseBody(bytes);
    if (body) return replyJson(response, estimateRequest(body, rooms));
    const sentence = 'Send the request that is to be estimated as a JSON object.';
    replyError(response, 'openai', { status: 400, code: 'not_json', sentence });
  },
};

/** Answers a request that is for the gateway itself; `false` where it is for a provider. */
export async function answerOwn(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  rooms: GatewayRooms,
): Promise<boolean> {
  const [pathname = '', query] = path.split('?', 2);
  const answer = answers[`${request.method} ${pathname}`];
  if (!answer) return false;
  try {
    await answer(new URLSearchParams(query), request, response, rooms);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    replyError(response, 'openai', { status: 503, code: 'ledger', sentence });
  }
  return true;
}

function whereOf(query: URLSearchParams): { readonly workspace?: string } {
  const workspace = query.get('workspace');
  return workspace === null ? {} : { workspace };
}

/** `days`: 30 where it says nothing, or nothing that can be understood. */
function queryOf(query: URLSearchParams): { readonly workspace?: string; readonly days: number } {
  const days = Number(query.get('days') ?? '30');
  return { ...whereOf(query), days: Number.isSafeInteger(days) && days >= 1 && days <= allDays ? days : 30 };
}
