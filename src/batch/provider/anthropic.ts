import { wholeAnswer } from '../../calls';
import type { Filled } from '../../prompts';
import { get, jsonLines, post, type Server, shown } from './http';
import { type BatchApi, type LineResult, Refusal } from './provider';

type Json = Readonly<Record<string, unknown>>;

/** Anthropic's API must be told a limit of the answer: as its own examples do where a prompt sets none. */
const usualOutputTokens = 4096;

/** Anthropic's Message Batches: requests in, a file of results out, within a day (docs.anthropic.com, 2026-11). */
export function anthropicBatches(server: Server): BatchApi {
  const { apiKey } = server;
  const headers = { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' };
  const json = { ...headers, 'content-type': 'application/json' };
  const pathOf = (id: string) => `/messages/batches/${encodeURIComponent(id)}`;

  return {
    mostLines: 100_000,
    async submit(lines, { model, maxOutputTokens = usualOutputTokens, temperature }) {
      const requests = lines.map(({ key, messages }) => ({
        custom_id: key,
        params: {
          model,
          max_tokens: maxOutputTokens,
          ...(temperature !== undefined && { temperature }),
          ...conversation(messages),
        },
      }));
      const made = await post(server, '/messages/batches', {
        headers: json,
        body: JSON.stringify({ requests }),
      });
      const { id } = (await made.json()) as Json;
      if (typeof id === 'string') return id;
      throw new Refusal('The server answered, but named no batch. It is no server with a Batch API.', false);
    },
    async look(id) {
      const it = (await (await get(server, pathOf(id), headers)).json()) as Json;
      const counts = it.request_counts as Json | undefined;
      const count = (name: string) => Number(counts?.[name] ?? 0);
      const failed = count('errored') + count('expired') + count('canceled');
      const done = count('succeeded') + failed;
      const why = count('canceled') > 0 ? 'cancelled' : count('expired') > 0 ? 'expired' : 'completed';
      return {
        total: done + count('processing'),
        done,
        failed,
        ...(it.processing_status === 'ended' && { ended: why }),
        ...(typeof it.ended_at === 'string' && { endedAt: Date.parse(it.ended_at) }),
      };
    },
    async *results(id) {
      const response = await get(server, `${pathOf(id)}/results`, headers);
      for await (const line of jsonLines(response)) yield resultOf(line, apiKey);
    },
    async cancel(id) {
      await post(server, `${pathOf(id)}/cancel`, { headers });
    },
  };
}

/** System messages stand apart from the others in Anthropic's API, and are one text. */
function conversation(messages: Filled['messages']): Json {
  const isSystem = (role: string) => role === 'system' || role === 'developer';
  const system = messages.filter(it => isSystem(it.role)).map(it => it.text);
  const others = messages.filter(it => !isSystem(it.role));
  return {
    ...(system.length > 0 && { system: system.join('\n\n') }),
    messages: others.map(({ role, text }) => ({
      role: role === 'assistant' ? 'assistant' : 'user',
      content: text,
    })),
  };
}

function resultOf(line: Json, apiKey: string): LineResult {
  const key = String(line.custom_id);
  const result = line.result as { type?: string; message?: unknown; error?: Json } | undefined;
  const answer = result?.type === 'succeeded' ? wholeAnswer('messages', result.message) : undefined;
  if (answer?.finished) return { key, text: answer.text, model: answer.model ?? '', usage: answer.usage };
  const said = ((result?.error?.error ?? result?.error) as Json | undefined)?.message;
  const why: Readonly<Record<string, string>> = {
    expired: 'The batch ended before its turn.',
    canceled: 'The batch was cancelled before its turn.',
  };
  return {
    key,
    error: shown(
      typeof said === 'string' ? said : (why[result?.type ?? ''] ?? 'It was not answered.'),
      apiKey,
    ),
  };
}
