import type { Report, Row } from '../../ledger';

/** Every local day that a ledger can hold: counters never fall. */
export const allDays = 36_500;

/** A counter: its help, and its value by the labels beside `model`. */
interface Counter {
  readonly help: string;
  readonly samples: (row: Row) => Readonly<Record<string, number>>;
  /** The name of the label whose values `samples` lists; without one there is a single, unnamed sample. */
  readonly label?: string;
}

const counters: Readonly<Record<string, Counter>> = {
  promptmeter_calls_total: { help: 'Calls.', samples: row => ({ '': row.calls }) },
  promptmeter_tokens_total: {
    help: 'Tokens in disjoint buckets: input is uncached input.',
    label: 'bucket',
    samples: row => ({
      input: row.input,
      cache_read: row.cacheRead,
      cache_write_5m: row.cacheWrite5m,
      cache_write_1h: row.cacheWrite1h,
      output: row.output,
    }),
  },
  promptmeter_cost_dollars_total: {
    help: 'US dollars of the calls that have a price.',
    samples: row => ({ '': row.costNano / 1e9 }),
  },
  promptmeter_unpriced_calls_total: {
    help: 'Calls without a known price, whose cost is in no sum.',
    samples: row => ({ '': row.unpricedCalls }),
  },
  promptmeter_failed_calls_total: {
    help: 'Calls that failed or were cut.',
    samples: row => ({ '': row.failedCalls }),
  },
};

/**
 * Sums by model in Prometheus' text exposition format 0.0.4,
 * https://prometheus.io/docs/instrumenting/exposition_formats/.
 */
export function prometheusText(byModel: Report['byModel']): string {
  const lines = Object.entries(counters).flatMap(([name, { help, samples, label }]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} counter`,
    ...byModel.flatMap(row =>
      Object.entries(samples(row)).map(([value, number]) => {
        const more = label === undefined ? '' : `,${label}="${value}"`;
        return `${name}{model="${escaped(row.model)}"${more}} ${number}`;
      }),
    ),
  ]);
  return lines.join('\n');
}

const escaped = (value: string) => value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
