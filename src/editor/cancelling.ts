import type { CancellationToken } from 'vscode';

/** The signal of a token of VS Code's: aborted once the user cancels. */
export function signalOf(token: CancellationToken): AbortSignal {
  const cancelling = new AbortController();
  token.onCancellationRequested(() => cancelling.abort());
  return cancelling.signal;
}
