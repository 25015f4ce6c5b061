import { join } from 'node:path';
import { checked } from '../check';
import { count, type Fields, object, text } from '../field';
import type { LineForm, Parsed, Source, State } from '../source';

/**
 * OpenTelemetry records of Copilot Chat and Copilot CLI, as their file exporter writes them when it is switched on
 * (code.visualstudio.com/docs/copilot, "Monitor agent usage with OpenTelemetry"; opentelemetry.io, `gen_ai.usage.*`).
 * - One call is told up to four times in a trace: by its chat span, by an inference log, by the agent's turn and by the
 *   summary of all turns. Of a trace only the records nearest to the call count, in that order.
 * - Input includes what the cache gave and took; the conventions say so.
 */
const lines: LineForm = {
  kind: 'lines',
  marks: ['"attributes"'],
  parse,
};

/** The model of the trace that was told last: an agent's turn and a summary do not name it. */
interface Memory extends State {
  trace?: string;
  model?: string;
}

function parse(record: Fields, memory: Memory): Parsed {
  const attributes = object(record, 'attributes');
  const context = object(record, 'spanContext');
  const trace = text(record, 'traceId') || text(context, 'traceId');
  const span = text(record, 'spanId') || text(context, 'spanId');
  const named = text(attributes, 'gen_ai.response.model') || text(attributes, 'gen_ai.request.model');
  if (named !== '') Object.assign(memory, { trace, model: named });
  const rank = rankOf(record, attributes);
  if (rank === undefined) return undefined;
  const tokens = (...names: readonly string[]) =>
    names.map(name => count(attributes, `gen_ai.usage.${name}`)).find(it => it !== 0) ?? 0;
  const input = tokens('input_tokens');
  const cacheRead = tokens('cache_read.input_tokens', 'cache_read_input_tokens');
  const written = tokens('cache_creation.input_tokens', 'cache_write.input_tokens');
  const output = tokens('output_tokens');
  if (input + output + cacheRead + written === 0) return undefined;
  // Where both do not fit into input, what was written stands beside it.
  const uncached =
    input - cacheRead - written < 0 ? Math.max(0, input - cacheRead) : input - cacheRead - written;
  const at = timeOf(record);
  const response = text(attributes, 'gen_ai.response.id');
  const turn = attributes['turn.index'] ?? attributes['copilot_chat.turn.index'] ?? '';
  return checked({
    family: trace || response || `${at}`,
    key: rank === 1 ? `${turn}` : span || response || `${at}`,
    rank,
    at,
    model: named || (trace !== '' && memory.trace === trace ? (memory.model ?? '') : ''),
    provider: '',
    workspace: '',
    input: uncached,
    cacheRead,
    cacheWrite5m: written,
    cacheWrite1h: 0,
    output,
  });
}

/** 3 a chat span, 2 an inference log, 1 an agent's turn, 0 the summary; `undefined` for anything else. */
function rankOf(record: Fields, attributes: Fields): number | undefined {
  const isSpan = 'type' in record ? record.type === 'span' : 'name' in record;
  const what = isSpan ? text(record, 'name') : text(record, 'body') || text(record, '_body');
  const named = isSpan ? text(attributes, 'gen_ai.operation.name') : text(attributes, 'event.name');
  const among = isSpan ? spans : logs;
  return among.find(it => named === it.named || what.startsWith(it.begins))?.rank;
}

const spans = [
  { named: 'chat', begins: 'chat ', rank: 3 },
  { named: 'invoke_agent', begins: 'invoke_agent ', rank: 0 },
];
const logs = [
  { named: 'gen_ai.client.inference.operation.details', begins: 'GenAI inference:', rank: 2 },
  { named: 'copilot_chat.agent.turn', begins: 'copilot_chat.agent.turn', rank: 1 },
];

/** Milliseconds of a time as the exporter writes it: text, or seconds and nanoseconds. */
function timeOf(record: Fields): number {
  for (const name of ['endTime', 'hrTime', 'time', 'timestamp', 'startTime', 'hrTimeObserved']) {
    const value = record[name];
    const at = Array.isArray(value)
      ? Number(value[0]) * 1000 + Math.floor(Number(value[1]) / 1e6)
      : typeof value === 'string'
        ? Date.parse(value)
        : Number.NaN;
    if (at >= 0) return at;
  }
  return Number.NaN;
}

export const copilot: Source = {
  id: 'copilot',
  name: 'GitHub Copilot',
  folders: ['otel'],
  paths({ home, environment }) {
    const named = environment.COPILOT_OTEL_FILE_EXPORTER_PATH;
    return [...(named ? [named] : []), join(home, '.copilot', 'otel')];
  },
  formOf: path => (path.endsWith('.jsonl') ? lines : undefined),
};
