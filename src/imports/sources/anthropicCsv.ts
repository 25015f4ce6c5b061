import { createHash } from 'node:crypto';
import { checked } from '../check';
import { count } from '../field';
import type { Parsed, Source, TableForm } from '../source';

/**
 * The usage export of console.anthropic.com, a row for each day (UTC), key, workspace, model, kind of request and
 * length of context. The columns of input are disjoint, the opposite of OpenAI's. How many requests a row sums is not
 * told. Web searches are billed beside the tokens.
 */
const identity = ['usage_date_utc', 'model_version', 'api_key', 'workspace', 'usage_type', 'context_window'];

const table: TableForm = {
  kind: 'table',
  columns: ['usage_date_utc', 'model_version', 'usage_input_tokens_no_cache', 'usage_output_tokens'],
  read: [
    ...identity,
    'usage_input_tokens_no_cache',
    'usage_input_tokens_cache_write_5m',
    'usage_input_tokens_cache_write_1h',
    'usage_input_tokens_cache_read',
    'usage_output_tokens',
  ],
  parse,
};

function parse(row: Readonly<Record<string, string>>): Parsed {
  return checked({
    // The column of keys holds their names, which nobody needs in the ledger.
    family: createHash('sha256')
      .update(JSON.stringify(identity.map(it => row[it] ?? '')))
      .digest('hex')
      .slice(0, 32),
    key: '',
    rank: 0,
    // Noon: the same day on most people's walls.
    at: Date.parse(`${row.usage_date_utc?.slice(0, 10)}T12:00:00Z`),
    model: row.model_version ?? '',
    provider: 'anthropic',
    workspace: '',
    input: count(row, 'usage_input_tokens_no_cache'),
    cacheRead: count(row, 'usage_input_tokens_cache_read'),
    cacheWrite5m: count(row, 'usage_input_tokens_cache_write_5m'),
    cacheWrite1h: count(row, 'usage_input_tokens_cache_write_1h'),
    output: count(row, 'usage_output_tokens'),
    requests: 0,
    ...(/batch/i.test(row.usage_type ?? '') && { batch: true }),
    ...(isLong(row.context_window ?? '') && { longContext: true }),
  });
}

/** `≤200k`, `0-200k` and the like are the price of every model; above it some models cost more. */
function isLong(context: string): boolean {
  return /^\s*(?:>|200k\s*[-–]|200k\+)/i.test(context);
}

export const anthropicCsv: Source = {
  id: 'anthropic-csv',
  name: 'Anthropic usage export',
  folders: [],
  paths: () => [],
  formOf: path => (path.endsWith('.csv') ? table : undefined),
  caveat: 'Web searches are billed beside the tokens, so what Anthropic billed is at least what is shown.',
};
