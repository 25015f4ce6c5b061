import type { Maker } from './path';

/** An error of the gateway's own, which clients take for one of their provider's. */
export interface GatewayError {
  readonly status: number;
  readonly sentence: string;
  /** Tells programs what is wrong. */
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Anthropic's names for what is wrong, by HTTP status (docs.anthropic.com, "Errors"). */
const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  413: 'request_too_large',
};

/** An error's body in the shape in which a maker's clients expect it. */
export function errorBody(maker: Maker, { status, sentence, code }: GatewayError): string {
  const body =
    maker === 'anthropic'
      ? { type: 'error', error: { type: types[status] ?? 'api_error', message: sentence } }
      : { error: { message: sentence, type: 'promptmeter', param: null, code } };
  return JSON.stringify(body);
}
