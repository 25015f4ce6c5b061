import { checked, unusable } from '../check';
import { count, type Fields, isFields, nano, object, readObject, text, time } from '../field';
import type { LineForm, Parsed, Source, TableForm, WholeForm } from '../source';

/**
 * An export of LiteLLM's table `LiteLLM_SpendLogs` (github.com/BerriAI/litellm, schema.prisma), as CSV, JSON or a JSON
 * record a line. Read are the columns below alone: the table also holds keys, messages and answers.
 * - There is no column of cached tokens; newer versions put the provider's own usage into `metadata`.
 * - `spend` is a float, and 0 where LiteLLM's own cache answered (`cache_hit` is the text "True").
 */
const columns = [
  'request_id',
  'spend',
  'prompt_tokens',
  'completion_tokens',
  'startTime',
  'model',
  'custom_llm_provider',
  'cache_hit',
  'status',
  'metadata',
];

const lines: LineForm = {
  kind: 'lines',
  marks: ['"request_id"'],
  parse,
};

const document: WholeForm = {
  kind: 'whole',
  parse(written) {
    try {
      const rows: unknown = JSON.parse(written);
      return (Array.isArray(rows) ? rows : [rows]).map(it => (isFields(it) ? parse(it) : undefined));
    } catch {
      return [unusable('it is torn, or no JSON')];
    }
  },
};

const table: TableForm = {
  kind: 'table',
  columns: ['request_id', 'prompt_tokens', 'completion_tokens', 'startTime', 'model'],
  read: columns,
  parse: row => parse(row),
};

function parse(record: Fields): Parsed {
  const model = text(record, 'model');
  const provider = text(record, 'custom_llm_provider');
  const prompt = count(record, 'prompt_tokens');
  const usage = usageIn(record);
  const cacheRead = Math.max(
    count(usage, 'cache_read_input_tokens'),
    count(object(usage, 'prompt_tokens_details'), 'cached_tokens'),
  );
  const cacheWrite5m = count(usage, 'cache_creation_input_tokens');
  const fits = cacheRead + cacheWrite5m <= prompt;
  const loggedCostNano = nano(record, 'spend');
  return checked({
    family: text(record, 'request_id'),
    key: '',
    rank: 0,
    at: timeOf(record),
    model: provider !== '' && model.startsWith(`${provider}/`) ? model.slice(provider.length + 1) : model,
    provider,
    workspace: '',
    input: fits ? prompt - cacheRead - cacheWrite5m : prompt,
    cacheRead: fits ? cacheRead : 0,
    cacheWrite5m: fits ? cacheWrite5m : 0,
    cacheWrite1h: 0,
    output: count(record, 'completion_tokens'),
    ...(loggedCostNano !== undefined && { loggedCostNano }),
    ...(/^true$/i.test(String(record.cache_hit)) && { fromCache: true }),
    ...(text(record, 'status') === 'failure' && { status: 'error' }),
  });
}

/** The provider's usage as LiteLLM keeps it since 2025; nothing else of `metadata` is looked at. */
function usageIn(record: Fields): Fields {
  const { metadata } = record;
  const read = typeof metadata === 'string' ? readObject(metadata) : metadata;
  return isFields(read) ? object(read, 'usage_object') : {};
}

/** PostgreSQL writes times without a zone: they are UTC. */
function timeOf(record: Fields): number {
  const written = text(record, 'startTime').trim();
  const zoned = /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(written.slice(10));
  return time({ at: zoned || written === '' ? written : `${written.replace(' ', 'T')}Z` }, 'at');
}

export const liteLlm: Source = {
  id: 'litellm',
  name: 'LiteLLM export',
  folders: [],
  paths: () => [],
  formOf(path) {
    if (path.endsWith('.csv')) return table;
    if (path.endsWith('.json')) return document;
    return /\.(?:jsonl|ndjson)$/.test(path) ? lines : undefined;
  },
};
