import type { Day } from './calendar';
import type { Forecast } from './forecast';

/** The days on which a sum will have been spent, if it will within the period. */
export interface Crossing {
  /** When the days go on as expected; absent when the period then ends below the sum. */
  readonly expected?: Day;
  /** When they go on at the high end of the forecast; absent when even that ends below the sum. */
  readonly earliest?: Day;
}

/** When the spend of a forecast's period passes `amountNano`; today when it has already. */
export function crossing(forecast: Forecast, amountNano: number): Crossing {
  const { spentNano, expectedNano, highNano } = forecast;
  const expected = dayOf(forecast, amountNano, 1);
  const ahead = expectedNano - spentNano;
  const earliest = dayOf(forecast, amountNano, ahead > 0 ? (highNano - spentNano) / ahead : 1);
  return { ...(expected !== undefined && { expected }), ...(earliest !== undefined && { earliest }) };
}

/** The first day at whose end more than `amountNano` is spent, with the days ahead `factor` times as dear as expected. */
function dayOf({ spentNano, daysAhead }: Forecast, amountNano: number, factor: number): Day | undefined {
  let spent = spentNano;
  return daysAhead.find(({ costNano }) => {
    spent += costNano * factor;
    return spent > amountNano;
  })?.day;
}
