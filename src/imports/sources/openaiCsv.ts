import { createHash } from 'node:crypto';
import { checked } from '../check';
import { count } from '../field';
import type { Parsed, Source, State, TableForm } from '../source';

/**
 * The usage export of platform.openai.com/usage, `completions_usage_*.csv`.
 * - A row is the sum of a minute's or a day's requests with one project, key, model and tier; there are several a
 *   bucket of time. A bucket that was not over when it was exported has grown in the next export: the largest counts.
 * - Cached input is a part of input. Audio tokens are parts of input and output, and have another price.
 * - An export of a period without usage has four columns.
 */
const identity = [
  'start_time',
  'end_time',
  'project_id',
  'user_id',
  'api_key_id',
  'model',
  'batch',
  'service_tier',
];

const table: TableForm = {
  kind: 'table',
  columns: ['start_time', 'model', 'num_model_requests', 'input_tokens', 'output_tokens'],
  read: [
    ...identity,
    'num_model_requests',
    'input_tokens',
    'output_tokens',
    'input_cached_tokens',
    'input_audio_tokens',
    'output_audio_tokens',
  ],
  parse,
};

/** The rows of the bucket of time under way, by what tells them apart: two alike are told apart by their order. */
interface Memory extends State {
  bucket?: string;
  alike?: Record<string, number>;
}

function parse(row: Readonly<Record<string, string>>, memory: Memory): Parsed {
  const bucket = `${row.start_time} ${row.end_time}`;
  if (memory.bucket !== bucket) Object.assign(memory, { bucket, alike: {} });
  // Ids of keys are no keys, but nobody needs them in the ledger.
  const same = createHash('sha256')
    .update(JSON.stringify(identity.map(it => row[it] ?? '')))
    .digest('hex')
    .slice(0, 32);
  const alike = memory.alike ?? {};
  const order = (alike[same] ?? 0) + 1;
  alike[same] = order;
  const input = count(row, 'input_tokens');
  const cached = count(row, 'input_cached_tokens');
  const audio = count(row, 'input_audio_tokens') + count(row, 'output_audio_tokens');
  return checked({
    family: order === 1 ? same : `${same} ${order}`,
    key: '',
    rank: 0,
    at: timeOf(row.start_time ?? ''),
    model: row.model ?? '',
    provider: 'openai',
    workspace: '',
    input: input - cached,
    cacheRead: cached,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output: count(row, 'output_tokens'),
    requests: count(row, 'num_model_requests'),
    ...(/^true$/i.test(row.batch ?? '') && { batch: true }),
    ...(audio > 0 && { otherThanText: true }),
  });
}

/** Seconds since the epoch, or a date. */
function timeOf(written: string): number {
  return /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written);
}

export const openaiCsv: Source = {
  id: 'openai-csv',
  name: 'OpenAI usage export',
  folders: [],
  paths: () => [],
  formOf: path => (path.endsWith('.csv') ? table : undefined),
};
