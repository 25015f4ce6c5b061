/**
 * How far a call came, which decides what may be on the bill:
 * - `unsent`: no request reached the provider;
 * - `refused`: the provider answered with an error, for which none charges;
 * - `sent`: the provider had the request, and its answer never came: it may charge for what it read and wrote;
 * - `answering`: the answer began.
 */
type Reach = 'unsent' | 'refused' | 'sent' | 'answering';

/** A request that failed and was made again. */
export interface Retried {
  readonly latencyMs: number;
  readonly reach: Reach;
  /** The HTTP status; absent when no answer came. */
  readonly status?: number;
}

/** What is known of a call's requests. */
export interface Trace {
  /** Requests sent, the first one included. */
  attempts: number;
  /** Of the last one. */
  reach: Reach;
  /** The ones before it, in their order. */
  retried: Retried[];
}

/** Seconds a provider may ask to wait before a retry without the user being told. */
const quietWaitSeconds = 10;

/**
 * A `fetch` that keeps count, and decides what the SDK may retry. The SDK retries 408, 409, 429, 5xx and lost
 * connections, waits as `retry-after` says, and otherwise 0.5 to 8 s. Not retried here, because it cannot help: a used up
 * quota; or because the user should know: a wait of more than `quietWaitSeconds`.
 */
export function tracedFetch(trace: Trace): typeof fetch {
  let last: Omit<Retried, 'reach'> | undefined;
  return async (input, init) => {
    if (last) trace.retried.push({ ...last, reach: trace.reach });
    trace.attempts++;
    const started = performance.now();
    const ended = () => ({ latencyMs: Math.round(performance.now() - started) });
    let response: Response;
    try {
      trace.reach = 'sent';
      response = await fetch(input, init);
    } catch (error) {
      if (neverSent(error)) trace.reach = 'unsent';
      last = ended();
      throw error;
    }
    last = { ...ended(), status: response.status };
    trace.reach =
      response.ok && !/html/.test(response.headers.get('content-type') ?? '') ? 'answering' : 'refused';
    return response.ok ? response : withRetryAdvice(response);
  };
}

/** Answers with `x-should-retry`, which the SDK obeys. */
async function withRetryAdvice(response: Response): Promise<Response> {
  const body = await response.text();
  const headers = new Headers(response.headers);
  const wait = retryAfterSeconds(headers) ?? 0;
  if (wait > quietWaitSeconds || body.includes('insufficient_quota')) headers.set('x-should-retry', 'false');
  return new Response(body, { status: response.status, headers });
}

/** Seconds the provider asks to wait: `retry-after` holds seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterSeconds(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number.isFinite(Number(value)) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}

function neverSent(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(
    networkCode(error),
  );
}

/** The code of the system's error behind a failed request (`ECONNREFUSED`), or nothing. */
export function networkCode(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // Several addresses tried in vain: each has its error, all alike.
    const { code } = (cause instanceof AggregateError ? (cause.errors[0] ?? cause) : cause) as {
      code?: unknown;
    };
    if (typeof code === 'string') return code;
  }
  return '';
}
