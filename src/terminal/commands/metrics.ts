import { existsSync } from 'node:fs';
import type { Report, Row } from '../../ledger';
import { type Command, Misuse } from '../command';

/** Every local day that a ledger can hold: counters never fall. */
const allDays = 36_500;

/** The ledger's sums by model, as Prometheus scrapes them. */
export const metrics: Command = {
  name: 'metrics',
  usage: '--ledger DB [--workspace W]',
  summary: 'the ledger’s sums by model, as Prometheus text',
  options: { ledger: { type: 'string' }, workspace: { type: 'string' } },
  async run(given, rooms) {
    const file = given.text('ledger');
    if (file === undefined) throw new Misuse('Name the ledger with --ledger FILE.');
    if (!existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
    const workspace = given.text('workspace');
    const ledger = rooms.openLedger(file);
    try {
      const { byModel } = await ledger.report({
        days: allDays,
        ...(workspace !== undefined && { workspace }),
      });
      return { json: { byModel }, text: prometheusText(byModel), exit: 0 };
    } finally {
      await ledger.close();
    }
  },
};

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
function prometheusText(byModel: Report['byModel']): string {
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
