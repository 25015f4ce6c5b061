import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import type { Usage } from '../prices';
import { type Trace, tracedFetch } from './transport';
import { usageOf } from './usage';

/** What came back of a call, as far as it came. */
export interface Reply extends Readonly<Trace> {
  readonly text: string;
  /** Reasoning that was sent along: billed, not shown. */
  readonly reasoning: string;
  /** The model that the provider says it used. */
  readonly model?: string;
  readonly usage?: Usage;
  /** Whether the provider said that the answer is over. */
  readonly finished: boolean;
  /** Milliseconds, whole, from the first request to the end, and to the first token; null when none came. */
  readonly latencyMs: number;
  readonly firstTokenMs: number | null;
  readonly error?: unknown;
}

export interface ReplyOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly signal?: AbortSignal | undefined;
  readonly onText?: ((piece: string) => void) | undefined;
}

/** Retries after the first request. */
const maxRetries = 2;

/** Milliseconds without a byte after which a call is given up. Below the 5 minutes of Node's own `fetch`. */
const silenceMs = 240_000;

/** The provider sent nothing for too long. */
export class Silence extends Error {}

/** Sends a chat completion request and reads its stream. Never rejects: what went wrong is in `error`. */
export async function fetchReply(
  body: ChatCompletionCreateParamsStreaming,
  { baseUrl, apiKey, signal, onText }: ReplyOptions,
): Promise<Reply> {
  const trace: Trace = { attempts: 0, reach: 'unsent', retried: [] };
  const reading: Reading = { text: '', reasoning: '', finished: false };
  let started = performance.now();
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    // Loaded at the first call: it takes longer than everything else that a start of the editor waits for.
    const { default: OpenAI } = await import('openai');
    started = performance.now();
    const client = new OpenAI({
      baseURL: baseUrl,
      // Local servers take no key; the SDK insists on one.
      apiKey: apiKey || 'none',
      ...(apiKey ? {} : { defaultHeaders: { Authorization: null } }),
      // Not from the environment: they may belong to another server than this one.
      organization: null,
      project: null,
      maxRetries,
      // The SDK would retry a request that took too long, and both would be billed: `silence` ends it instead.
      timeout: silenceMs * 2,
      fetch: tracedFetch(trace),
      logLevel: 'off',
    });
    const signals = AbortSignal.any(signal ? [signal, silence.signal] : [silence.signal]);
    for await (const chunk of await client.chat.completions.create(body, { signal: signals })) {
      timer.refresh();
      readChunk(chunk, reading, onText);
    }
  } catch (error) {
    reading.error = silence.signal.aborted ? new Silence() : error;
  } finally {
    clearTimeout(timer);
  }
  // The SDK ends its stream without an error when it is aborted.
  if (signal?.aborted && !reading.finished) reading.error ??= signal.reason;
  const { firstTokenAt = null, ...read } = reading;
  const since = (time: number) => Math.round(time - started);
  const firstTokenMs = firstTokenAt === null ? null : since(firstTokenAt);
  return { ...read, ...trace, latencyMs: since(performance.now()), firstTokenMs };
}

/** A reply while it comes in. */
interface Reading {
  text: string;
  reasoning: string;
  finished: boolean;
  model?: string;
  usage?: Usage;
  /** On the clock of `performance.now`. */
  firstTokenAt?: number;
  error?: unknown;
}

function readChunk(chunk: ChatCompletionChunk, reading: Reading, onText: ReplyOptions['onText']): void {
  if (chunk.model) reading.model = chunk.model;
  const usage = usageOf(chunk.usage);
  if (usage) reading.usage = usage;
  const choice = chunk.choices?.[0];
  if (!choice) return;
  if (choice.finish_reason) reading.finished = true;
  const piece = choice.delta?.content ?? choice.delta?.refusal ?? '';
  // Not in OpenAI's API; DeepSeek, xAI and vLLM send it so.
  const { reasoning_content: reasoning } = (choice.delta ?? {}) as { reasoning_content?: unknown };
  if (typeof reasoning === 'string') reading.reasoning += reasoning;
  if (piece || reasoning) reading.firstTokenAt ??= performance.now();
  if (!piece) return;
  reading.text += piece;
  onText?.(piece);
}
