import { type Booked, type Budget, covers } from './budget';

/** A hard budget that a call would pass. */
export interface Refusal {
  readonly budget: Budget;
  readonly spentNano: number;
  /** What calls may cost that are not in `spentNano` yet; nothing where absent. */
  readonly reservedNano?: number | undefined;
  /** What the call was expected to cost. */
  readonly callNano: number;
}

/**
 * The most that may be spent and set aside under a budget for a call to be let through, in nano-dollars.
 * @param callNano as `refusalOf` takes it
 */
export const mostBefore = ({ amountNano }: Budget, callNano: number): number =>
  amountNano - Math.max(1, callNano);

/**
 * The first hard budget that stands in the way of a call: it is spent or set aside, or the call would pass it.
 * @param spent hard and soft budgets with what they have cost in the running period
 * @param callNano what the call is expected to cost; 0 where that is unknown, so that only a spent budget refuses it
 */
export function refusalOf(
  spent: readonly Omit<Refusal, 'callNano'>[],
  call: Booked,
  callNano: number,
): Refusal | undefined {
  const stands = spent.find(
    ({ budget, spentNano, reservedNano = 0 }) =>
      budget.hard && covers(budget, call) && spentNano + reservedNano > mostBefore(budget, callNano),
  );
  return stands && { ...stands, callNano };
}
