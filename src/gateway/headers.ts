/** Headers as Node's `rawHeaders`: names and values in turn. */
export type RawHeaders = readonly string[];

/** Of one connection alone (RFC 9110, 7.6.1); `Connection` may name more. */
const ofHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What a request's headers become on their way to a provider: its host and length are told anew. */
const toldAnew = new Set(['host', 'content-length', 'expect']);

/** Ours begin with this, and go no further. */
const ours = 'x-promptmeter-';

const keys = new Set(['authorization', 'x-api-key']);

/** The first value of a header; nothing where it is not there. */
export function headerAt(headers: RawHeaders, name: string): string | undefined {
  for (let at = 0; at < headers.length; at += 2) {
    if (headers[at]!.toLowerCase() === name) return headers[at + 1];
  }
  return undefined;
}

/** What a provider may see of a request's headers. With `withoutKeys` it does not see the keys either. */
export function headersToSend(headers: RawHeaders, withoutKeys: boolean): RawHeaders {
  const named = namedByConnection(headers);
  return without(
    headers,
    name =>
      ofHop.has(name) ||
      named.has(name) ||
      toldAnew.has(name) ||
      name.startsWith(ours) ||
      (withoutKeys && keys.has(name)),
  );
}

/** What a client sees of an answer's headers: all but those of the connection it came by. */
export function headersToReturn(headers: RawHeaders): RawHeaders {
  const named = namedByConnection(headers);
  return without(headers, name => ofHop.has(name) || named.has(name));
}

function without(headers: RawHeaders, drops: (name: string) => boolean): RawHeaders {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    if (!drops(headers[at]!.toLowerCase())) kept.push(headers[at]!, headers[at + 1]!);
  }
  return kept;
}

function namedByConnection(headers: RawHeaders): ReadonlySet<string> {
  const connection = headerAt(headers, 'connection');
  return new Set(connection?.toLowerCase().split(/\s*,\s*/) ?? []);
}
