import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTo, type ChatRequest, inputText, piecesOf, usageOf } from './answer.mts';
import { Batches } from './batches.mts';
import { createCache } from './cache.mts';
import { type Script, scripts } from './script.mts';

export interface ScriptedServer {
  /** What goes into a client's base URL. */
  readonly baseUrl: string;
  /** The base URL under which every request follows the script of this name. */
  scripted(name: keyof typeof scripts): string;
  /** The next requests follow these scripts, one each, whatever their URL. */
  queue(...next: readonly Script[]): void;
  /** The batches it was given, and what becomes of them. */
  readonly batches: Batches;
  /** What was received, oldest first. */
  readonly requests: readonly Received[];
  /** Makes it as it was when it started, for a test that is tried again. */
  forget(): void;
  close(): Promise<void>;
}

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: ChatRequest;
}

/** An OpenAI-compatible server on loopback, for tests and for samples: chat completions, streamed or whole. */
export async function startServer({ port = 0 }: { readonly port?: number } = {}): Promise<ScriptedServer> {
  const queued: Script[] = [];
  const requests: Received[] = [];
  const cache = createCache();
  const batches = new Batches();

  const server = createServer((request, response) => {
    handle(request, response).catch(error => response.destroy(error));
  });

  async function handle(request: IncomingMessage, response: ServerResponse) {
    request.setEncoding('utf8');
    if (await batches.handle(request, response)) return;
    const path = /^(?:\/([\w-]+))?\/v1\/chat\/completions$/.exec(request.url ?? '');
    const named = path?.[1] === undefined ? {} : scripts[path[1]];
    if (request.method !== 'POST' || !path || !named) {
      return refuse(response, {
        status: 404,
        message: `Unknown request URL: ${request.method} ${request.url}.`,
      });
    }
    const body = JSON.parse((await request.toArray()).join('')) as ChatRequest;
    requests.push({ headers: request.headers, body });
    const script = queued.shift() ?? named;
    if (script.silent) return;
    if (script.hangUp) return void response.destroy();
    if (script.page) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
      return;
    }
    const key = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (script.status) return refuse(response, script, key);
    await sleep(script.firstPieceMs ?? 0);
    const { text: said = answerTo } = script;
    const text = typeof said === 'string' ? said : said(body);
    const model = script.model ?? body.model;
    const cachedTokens = script.cachedTokens ?? cache.read(body.model, inputText(body));
    const usage = usageOf(body, text, cachedTokens, script);
    if (body.stream) await stream(response, body, script, { text, model, usage });
    else whole(response, { text, model, usage });
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: `${origin}/v1`,
    scripted: name => `${origin}/${name}/v1`,
    queue: (...next) => void queued.push(...next),
    batches,
    requests,
    forget: () => {
      for (const list of [queued, requests, batches.kept]) list.length = 0;
      batches.script = {};
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Answer {
  readonly text: string;
  readonly model: string;
  readonly usage: unknown;
}

function whole(response: ServerResponse, { text, model, usage }: Answer) {
  const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }];
  const answer = {
    ...head(model),
    object: 'chat.completion',
    choices,
    ...(usage === 'none' ? {} : { usage }),
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

async function stream(
  response: ServerResponse,
  request: ChatRequest,
  script: Script,
  { text, model, usage }: Answer,
) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const base = { ...head(model), object: 'chat.completion.chunk' };
  const send = (chunk: object) => response.write(`data: ${JSON.stringify({ ...base, ...chunk })}\n\n`);
  const delta = (content: object, finish_reason: string | null = null) =>
    send({ choices: [{ index: 0, delta: content, finish_reason }] });
  delta({ role: 'assistant', content: '' });
  for (const [index, piece] of piecesOf(text).entries()) {
    if (index === script.cutAfter) return breakOff(response, script.cut);
    if (index > 0) await sleep(script.pieceMs ?? 0);
    delta({ content: piece });
  }
  delta({}, 'stop');
  if (request.stream_options?.include_usage && usage !== 'none') send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}

function breakOff(response: ServerResponse, how: Script['cut'] = 'torn') {
  if (how === 'with an error') {
    const error = { message: 'The server is overloaded.', type: 'server_error', param: null, code: null };
    response.write(`data: ${JSON.stringify({ error })}\n\n`);
  }
  // What was sent so far arrives first.
  if (how === 'torn') setTimeout(() => response.destroy(), 20);
  else response.end();
}

const head = (model: string) => ({ id: 'chatcmpl-scripted', created: Math.floor(Date.now() / 1000), model });

function refuse(
  response: ServerResponse,
  { status = 500, message = '', code, retryAfter }: Script,
  key = '',
) {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });
  // Some providers repeat the key they refuse.
  const error = {
    message: message.replace('KEY', key),
    type: 'invalid_request_error',
    param: null,
    code: code ?? null,
  };
  response.end(JSON.stringify({ error }));
}
