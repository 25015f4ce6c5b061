/** When a sample is run, and which. */
export interface SampleTime {
  /** Milliseconds since the epoch; never in the future. */
  readonly at: number;
  /** Number of the prompt. */
  readonly sample: number;
}

const days = 30;
const minute = 60_000;

/**
 * Spreads runs of `samples` prompts over the last 30 local days, oldest first, as the use of a small team looks: quiet
 * weekends, more calls of late, some prompts run far more often than others. The same for the same `now`.
 */
export function sampleTimes(samples: number, now: Date): readonly SampleTime[] {
  if (samples === 0) return [];
  const times: SampleTime[] = [];
  for (let ago = days - 1; ago >= 0; ago--) {
    const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago, 8);
    const calls = callsOn(morning, ago);
    for (let call = 0; call < calls; call++) {
      // Today's calls end now, however early it is.
      const at =
        ago === 0 ? now.getTime() - (calls - 1 - call) * minute : morning.getTime() + call * 70 * minute;
      // Steps of the golden ratio spread evenly over 0 to 1; squaring favours the first prompts.
      const share = (times.length * 0.618034) % 1;
      times.push({ at, sample: Math.floor(share ** 2 * samples) });
    }
  }
  return times;
}

/** Two to eight calls on a working day and today, one or none on a day of the weekend. */
function callsOn(day: Date, ago: number): number {
  const weekend = day.getDay() === 0 || day.getDay() === 6;
  if (weekend && ago > 0) return ago % 2;
  return 2 + Math.round(((days - ago) / days) * (2 + (ago % 3) * 2));
}
