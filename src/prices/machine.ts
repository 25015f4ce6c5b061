/** A machine of one's own, paid by the hour. This file imports nothing: the webview computes with it too. */
export interface Machine {
  /** Nano-dollars (1e-9 USD), whole. */
  readonly nanoPerHour: number;
  /** Tokens, in and out together, that it gets through in a second when it is busy. */
  readonly tokensPerSecond: number;
}

/** Hours of a month on average: a year of 365 days over 12. */
export const hoursPerMonth = 730;

/** What a machine costs in a month, in nano-dollars: every hour is paid for, used or not. */
export function monthOf({ nanoPerHour }: Machine): number {
  return nanoPerHour * hoursPerMonth;
}

/** Calls of `tokensPerCall` tokens, in and out, that a machine gets through in a month when it is never idle. */
export function mostCalls({ tokensPerSecond }: Machine, tokensPerCall: number): number {
  return Math.floor((tokensPerSecond * 3600 * hoursPerMonth) / Math.max(1, tokensPerCall));
}

/** What as many machines as `calls` a month take cost in that month, in nano-dollars; at least one. */
export function machinesNano(machine: Machine, tokensPerCall: number, calls: number): number {
  return monthOf(machine) * Math.max(1, Math.ceil(calls / Math.max(1, mostCalls(machine, tokensPerCall))));
}

/**
 * Calls a month from which one machine is cheaper than `hostedNano` a call elsewhere. `undefined` when it never is:
 * it would not get through so many.
 */
export function breakEvenCalls(
  machine: Machine,
  tokensPerCall: number,
  hostedNano: number,
): number | undefined {
  if (hostedNano <= 0) return undefined;
  const calls = Math.floor(monthOf(machine) / hostedNano) + 1;
  return calls <= mostCalls(machine, tokensPerCall) ? calls : undefined;
}
