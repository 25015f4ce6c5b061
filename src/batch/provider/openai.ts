import { requestBody, wholeAnswer } from '../../calls';
import { get, jsonLines, post, type Server, shown } from './http';
import { type BatchApi, type LineResult, type Progress, Refusal } from './provider';

type Json = Readonly<Record<string, unknown>>;

/** A page of the list of batches, the newest first. */
interface Listed {
  readonly data?: readonly Json[];
  readonly has_more?: boolean;
}

/** States in which OpenAI has ended a batch (platform.openai.com/docs/api-reference/batch/object, 2026-11). */
const ends: Readonly<Record<string, NonNullable<Progress['ended']>>> = {
  completed: 'completed',
  expired: 'expired',
  cancelled: 'cancelled',
  failed: 'failed',
};

/** OpenAI's Batch API: a file of requests in, a file of answers and one of errors out, within a day. */
export function openAiBatches(server: Server): BatchApi {
  const { baseUrl, apiKey } = server;
  const headers = { authorization: `Bearer ${apiKey}` };
  const json = { ...headers, 'content-type': 'application/json' };

  async function batch(id: string): Promise<Json> {
    return (await (await get(server, `/batches/${encodeURIComponent(id)}`, headers)).json()) as Json;
  }

  async function* file(id: unknown): AsyncGenerator<LineResult> {
    if (typeof id !== 'string') return;
    const response = await get(server, `/files/${encodeURIComponent(id)}/content`, headers);
    for await (const line of jsonLines(response)) yield resultOf(line, apiKey);
  }

  return {
    mostLines: 50_000,
    async submit(lines, { model, ...limits }, mark) {
      const requests = lines.map(({ key, messages }) => ({
        custom_id: key,
        method: 'POST',
        url: '/v1/chat/completions',
        body: requestBody({ messages, model, baseUrl, ...limits }),
      }));
      const form = new FormData();
      form.set('purpose', 'batch');
      const text = requests.map(it => `${JSON.stringify(it)}\n`).join('');
      form.set('file', new Blob([text], { type: 'application/jsonl' }), `${mark}.jsonl`);
      const { id: input_file_id } = (await (
        await post(server, '/files', { headers, body: form })
      ).json()) as Json;
      const body = JSON.stringify({
        input_file_id,
        endpoint: '/v1/chat/completions',
        completion_window: '24h',
        metadata: { promptmeter: mark },
      });
      const made = (await (await post(server, '/batches', { headers: json, body })).json()) as Json;
      return idOf(made);
    },
    async find(mark) {
      for (let after = ''; ; ) {
        const page = (await (await get(server, `/batches?limit=100${after}`, headers)).json()) as Listed;
        const found = page.data?.find(it => (it.metadata as Json | null)?.promptmeter === mark);
        if (found) return idOf(found);
        const last = page.data?.at(-1);
        if (!page.has_more || !last) return undefined;
        after = `&after=${encodeURIComponent(idOf(last))}`;
      }
    },
    async look(id) {
      const it = await batch(id);
      const counts = it.request_counts as Json | undefined;
      const count = (name: string) => Number(counts?.[name] ?? 0);
      const ended = ends[String(it.status)];
      const endedAt = it[`${it.status}_at`];
      const errors = (it.errors as { data?: readonly { message?: unknown }[] } | null)?.data ?? [];
      const why = errors.map(error => String(error.message)).join(' ');
      return {
        total: count('total'),
        done: count('completed') + count('failed'),
        failed: count('failed'),
        ...(ended && { ended }),
        ...(typeof endedAt === 'number' && { endedAt: endedAt * 1000 }),
        ...(why !== '' && { why: shown(why, apiKey) }),
      };
    },
    async *results(id) {
      const it = await batch(id);
      yield* file(it.output_file_id);
      yield* file(it.error_file_id);
    },
    async cancel(id) {
      await post(server, `/batches/${encodeURIComponent(id)}/cancel`, { headers });
    },
  };
}

function resultOf(line: Json, apiKey: string): LineResult {
  const key = String(line.custom_id);
  const response = line.response as { status_code?: number; body?: unknown } | null;
  const answer = response?.status_code === 200 ? wholeAnswer('chat', response.body) : undefined;
  if (answer?.finished) return { key, text: answer.text, model: answer.model ?? '', usage: answer.usage };
  const said = (line.error ?? (response?.body as Json | undefined)?.error) as
    | { message?: unknown }
    | undefined;
  return {
    key,
    error: shown(typeof said?.message === 'string' ? said.message : 'It was not answered.', apiKey),
  };
}

function idOf({ id }: Json): string {
  if (typeof id === 'string') return id;
  throw new Refusal('The server answered, but named no batch. It is no server with a Batch API.', false);
}
