import type { HourGrid } from '../../../media/view';
import { type WeekPattern, weekPattern } from '../../forecast';
import type { HourSpend } from '../../ledger';
import { amountOf, dateText } from '../words/calls';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Shades that an hour that cost something can have. */
const shades = 5;

/** When in the week calls cost something; null where they did not. */
export function hourGrid(hours: readonly HourSpend[]): HourGrid | null {
  const pattern = weekPattern(hours);
  if (!pattern) return null;
  const most = Math.max(...pattern.costsNano.flat());
  return {
    summary: summaryOf(pattern),
    rows: weekdays.map((label, day) => ({
      label,
      cells: pattern.costsNano[day]!.map((nano, hour) => ({
        label: `${label} ${clock(hour)}`,
        spent: amountOf(nano),
        shade: nano > 0 ? Math.max(1, Math.ceil((nano / most) * shades)) : 0,
      })),
    })),
  };
}

function summaryOf({ peak: { from, to, share }, costsNano }: WeekPattern): string {
  const total = costsNano.flat().reduce((sum, it) => sum + it, 0);
  const weekend = costsNano
    .slice(5)
    .flat()
    .reduce((sum, it) => sum + it, 0);
  return (
    `${Math.round(share * 100)} % of it fell between ${clock(from)} and ${clock(to)}, ` +
    `${Math.round((weekend / total) * 100)} % on weekends.`
  );
}

/** `09:00`. */
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** `26 Nov 2026 from 14:00 to 15:00` of an hour `2026-11-26T14`. */
export function hourText(hour: string): string {
  const at = Number(hour.slice(11));
  return `${dateText(hour.slice(0, 10))} from ${clock(at)} to ${clock((at + 1) % 24)}`;
}
