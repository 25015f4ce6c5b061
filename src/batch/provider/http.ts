import { setTimeout as sleep } from 'node:timers/promises';
import { withoutKeys } from '../../ledger';
import { Refusal } from './provider';

/** Where a Batch API is. */
export interface Server {
  readonly baseUrl: string;
  /** Never logged, never stored. */
  readonly apiKey: string;
  readonly signal: AbortSignal;
}

/** Tries of a request that only reads, and milliseconds before the second and the third. */
const pausesMs = [500, 2000];

/** Milliseconds in which a server must begin to answer. */
const patienceMs = 60_000;

/** Sends a request that changes something: once, as a second one could change it twice. */
export async function post(server: Server, path: string, init: RequestInit): Promise<Response> {
  return ask(server, path, { ...init, method: 'POST' });
}

/** Reads; tried again where the failure may pass. */
export async function get(server: Server, path: string, headers: Record<string, string>): Promise<Response> {
  for (const pause of pausesMs) {
    try {
      return await ask(server, path, { headers });
    } catch (error) {
      if (!(error instanceof Refusal && error.passing)) throw error;
      await sleep(pause, undefined, { signal: server.signal });
    }
  }
  return ask(server, path, { headers });
}

async function ask({ baseUrl, apiKey, signal }: Server, path: string, init: RequestInit): Promise<Response> {
  const { host } = new URL(baseUrl);
  let response: Response;
  try {
    const signals = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    response = await fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, { ...init, signal: signals });
  } catch (error) {
    signal.throwIfAborted();
    const code = codeOf(error);
    throw new Refusal(
      `No answer came from ${host}${code && ` (${code})`}. Check the base URL and the network.`,
      true,
    );
  }
  if (response.ok) return response;
  const said = sentenceIn(await response.text().catch(() => ''), apiKey);
  throw new Refusal(
    `${because(response.status, host)}${said && ` It said: ${said}`}`,
    isPassing(response.status),
  );
}

function because(status: number, host: string): string {
  if (status === 401 || status === 403)
    return `${host} refused the API key (${status}). Set a valid key and run again.`;
  if (status === 404) return `${host} has no such batch, or no Batch API at this base URL (404).`;
  if (status === 429) return `${host} limits how much may be asked of it (429). Run again later.`;
  if (status >= 500) return `${host} failed to answer (${status}). Run again later.`;
  return `${host} refused the request (${status}).`;
}

const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

/** The provider's own words, at a readable length and without keys. */
function sentenceIn(body: string, apiKey: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: { message?: unknown } };
    return typeof error?.message === 'string' ? shown(error.message, apiKey) : '';
  } catch {
    return '';
  }
}

/** Words of a provider for the user, without the key that is in use. */
export function shown(words: string, apiKey: string): string {
  return withoutKeys(apiKey === '' ? words : words.replaceAll(apiKey, '…')).slice(0, 500);
}

function codeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: string };
  if (typeof cause?.code === 'string') return cause.code;
  return name === 'TimeoutError' ? 'it took too long' : '';
}

/** The lines of a response, each as JSON; a line that is none is passed over. */
export async function* jsonLines(response: Response): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of response.body ?? []) {
    const lines = (rest + decoder.decode(piece as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* parsed(line);
  }
  yield* parsed(rest);
}

function* parsed(line: string): Generator<Readonly<Record<string, unknown>>> {
  if (line.trim() === '') return;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) yield value as Readonly<Record<string, unknown>>;
  } catch {
    // Torn: its item is told as one without an answer.
  }
}
