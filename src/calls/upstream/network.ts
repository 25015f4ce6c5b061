/** Whether a connection was never made, so that no request can have reached the provider. */
export function neverSent(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(
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
