/** When a sample is run, and which. */
export interface SampleTime {
  /** Milliseconds since the epoch; never in the future. */
  readonly at: number;
  /** Number of the prompt. */
  readonly sample: number;
}

const days = 30;
const hour = 3_600_000;

/**
 * Spreads runs of `samples` prompts over the last 30 local days, oldest first, the way a small team's use looks:
 * quiet weekends, more calls in the last days, the first prompts more often than the last. The same for the same day.
 */
export function sampleTimes(samples: number, now: Date): readonly SampleTime[] {
  if (samples === 0) return [];
  const times: SampleTime[] = [];
  for (let ago = days - 1; ago >= 0; ago--) {
    const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago, 8);
    const weekend = morning.getDay() === 0 || morning.getDay() === 6;
    const calls = weekend ? ago % 2 : 2 + ((days - ago) * (1 + (ago % 3))) / 20;
    for (let run = 0; run < calls; run++) {
      const turn = times.length;
      // Squaring a share favours the first prompts; 7 and 11 have no common divisor, so that all get their turn.
      const share = ((turn * 7) % 11) / 11;
      const at = ago === 0 ? now.getTime() - run * 0.4 * hour : morning.getTime() + run * 1.3 * hour;
      times.push({ at: Math.round(at), sample: Math.floor(share ** 2 * samples) });
    }
  }
  return times;
}
