import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerTo, type ChatRequest, usageOf } from './answer.mts';

/** What becomes of batches; everything left out is as a well-behaved provider does it. */
export interface BatchScript {
  /** Lines that are done at each look. */
  readonly perLook?: number;
  /** Keys of lines that are not answered, each with an error. */
  readonly failing?: readonly string[];
  /** After so many lines the batch expires. */
  readonly expiresAfter?: number;
  /** Answers of lines, by key and request. */
  readonly text?: (key: string, request: ChatRequest) => string;
  /** Refuses to take a batch with this HTTP status. */
  readonly status?: number;
  /** Refuses only those of this model. */
  readonly refusedModel?: string;
  /** Takes the batch and hangs up before it says so. */
  readonly hangUp?: boolean;
  /** Batches on a page of their list. */
  readonly perPage?: number;
}

interface Line {
  readonly key: string;
  readonly request: ChatRequest;
}

interface Batch {
  readonly id: string;
  readonly metadata: unknown;
  readonly lines: readonly Line[];
  done: number;
  ended?: 'completed' | 'expired' | 'cancelled' | 'failed';
}

/** The Batch APIs of OpenAI (files and batches) and Anthropic (message batches), as far as clients use them. */
export class Batches {
  script: BatchScript = {};
  readonly kept: Batch[] = [];
  readonly #files = new Map<string, string>();

  /** Answers a request to these APIs; false for any other. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [path = ''] = (request.url ?? '').split('?');
    const send = (body: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return true;
    };
    const lines = (list: readonly unknown[]) => {
      response.end(list.map(it => `${JSON.stringify(it)}\n`).join(''));
      return true;
    };
    const [, api = '', id = '', what = ''] =
      /^(?:\/[\w-]+)?\/v1\/(files|batches|messages\/batches)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(path) ?? [];
    if (api === '') return false;
    const text = (await request.toArray()).join('');
    const batch = this.kept.find(it => it.id === id);
    if (api === 'files' && request.method === 'POST') {
      const [, held = ''] = /name="file"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(text) ?? [];
      this.#files.set(`file-${this.#files.size}`, held);
      return send({ id: `file-${this.#files.size - 1}` });
    }
    if (api === 'files') {
      const { ended } = this.kept.find(it => id.endsWith(it.id)) ?? {};
      if (!ended) return refuse(response, 404);
      const isError = id.startsWith('errors-');
      return lines(this.#results(id.replace(/^\w+-/, '')).filter(it => (it.error !== null) === isError));
    }
    if (request.method === 'POST' && id === '') {
      const made = api === 'batches' ? this.#fromFile(text) : this.#fromRequests(text);
      const { status, refusedModel = made.lines[0]?.request.model } = this.script;
      if (status && made.lines[0]?.request.model === refusedModel) return refuse(response, status);
      this.kept.push(made);
      if (this.script.hangUp) {
        response.destroy();
        return true;
      }
      return send(api === 'batches' ? openAi(made) : anthropic(made));
    }
    if (api === 'batches' && id === '') return send(this.#page(request.url ?? ''));
    if (!batch) return refuse(response, 404);
    if (what === 'cancel') {
      batch.ended = 'cancelled';
      return send(api === 'batches' ? openAi(batch) : anthropic(batch));
    }
    if (what === 'results') {
      return lines(
        this.#results(batch.id).map(({ custom_id, response: answer, error }) => ({
          custom_id,
          result: error
            ? { type: 'errored', error: { type: 'error', error } }
            : { type: 'succeeded', message: asMessage(answer!.body) },
        })),
      );
    }
    this.#advance(batch);
    return send(api === 'batches' ? openAi(batch) : anthropic(batch));
  }

  /** The newest first, as OpenAI lists them. */
  #page(url: string): unknown {
    const after = new URL(url, 'http://server').searchParams.get('after');
    const all = this.kept.toReversed();
    const from = after === null ? 0 : all.findIndex(it => it.id === after) + 1;
    const { perPage = 100 } = this.script;
    return { data: all.slice(from, from + perPage).map(openAi), has_more: from + perPage < all.length };
  }

  #advance(batch: Batch): void {
    if (batch.ended) return;
    const { perLook = Number.POSITIVE_INFINITY, expiresAfter = Number.POSITIVE_INFINITY } = this.script;
    batch.done = Math.min(batch.done + perLook, batch.lines.length, expiresAfter);
    if (batch.done >= batch.lines.length) batch.ended = 'completed';
    else if (batch.done >= expiresAfter) batch.ended = 'expired';
  }

  #fromFile(text: string): Batch {
    const { input_file_id, metadata } = JSON.parse(text) as { input_file_id: string; metadata: unknown };
    const held = (this.#files.get(input_file_id) ?? '').trim().split(/\r?\n/);
    const lines = held.map(it => JSON.parse(it) as { custom_id: string; body: ChatRequest });
    const read = lines.map(it => ({ key: it.custom_id, request: it.body }));
    return { id: `batch_${this.kept.length + 1}`, metadata, lines: read, done: 0 };
  }

  #fromRequests(text: string): Batch {
    const { requests } = JSON.parse(text) as { requests: { custom_id: string; params: ChatRequest }[] };
    const lines = requests.map(it => ({ key: it.custom_id, request: it.params }));
    return { id: `msgbatch_${this.kept.length + 1}`, metadata: null, lines, done: 0 };
  }

  /** In another order than they were handed in, as providers do. */
  #results(id: string) {
    const batch = this.kept.find(it => it.id === id);
    const { failing = [], text = undefined } = this.script;
    return (batch?.lines.slice(0, batch.done) ?? []).toReversed().map(({ key, request }) => {
      if (failing.includes(key)) {
        return {
          custom_id: key,
          response: null,
          error: { code: 'invalid_request', message: `Line ${key} is too long.` },
        };
      }
      const said = text?.(key, request) ?? answerTo(request);
      const message = { role: 'assistant', content: said };
      const body = {
        model: request.model,
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage: usageOf(request, said, 0, {}),
      };
      return { custom_id: key, response: { status_code: 200, body }, error: null };
    });
  }
}

function openAi({ id, metadata, lines, done, ended }: Batch) {
  return {
    id,
    metadata,
    status: ended ?? 'in_progress',
    request_counts: { total: lines.length, completed: done, failed: 0 },
    ...(ended && { [`${ended}_at`]: Math.ceil(Date.now() / 1000) }),
    ...(ended === 'failed' && { errors: { data: [{ message: 'Its file cannot be read.' }] } }),
    output_file_id: ended ? `output-${id}` : null,
    error_file_id: ended ? `errors-${id}` : null,
  };
}

function anthropic({ id, lines, done, ended }: Batch) {
  const open = lines.length - done;
  const counts = { processing: ended ? 0 : open, succeeded: done, errored: 0 };
  return {
    id,
    processing_status: ended ? 'ended' : 'in_progress',
    request_counts: {
      ...counts,
      canceled: ended === 'cancelled' ? open : 0,
      expired: ended === 'expired' ? open : 0,
    },
    ended_at: ended ? new Date().toISOString() : null,
  };
}

interface Completion {
  readonly model: string;
  readonly choices: readonly { readonly message: { readonly content: string } }[];
  readonly usage: unknown;
}

function asMessage({ model, choices, usage }: Completion) {
  const { prompt_tokens, completion_tokens } = usage as { prompt_tokens: number; completion_tokens: number };
  return {
    model,
    content: [{ type: 'text', text: choices[0]?.message.content }],
    usage: { input_tokens: prompt_tokens, output_tokens: completion_tokens },
  };
}

function refuse(response: ServerResponse, status: number): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: `Refused with ${status}.` } }));
  return true;
}
