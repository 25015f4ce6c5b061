import { join } from 'node:path';
import { checked, unusable } from '../check';
import { count, type Fields, isFields, object, readObject, text, time } from '../field';
import type { LineForm, Parsed, Source, State, WholeForm } from '../source';

/**
 * Gemini CLI's chats (github.com/google-gemini/gemini-cli, packages/core: `ChatRecordingService`): a document a
 * session, and a log of records since 2026.
 * - A message is written again as it grows, under the same id: the last record counts, which is the largest. The
 *   records `$set` and `$rewindTo` change what is shown; a call that was rewound was billed all the same.
 * - Cached tokens are a part of input, or stand beside it in some versions: `total` tells which.
 * - Thoughts are billed as output, and what tools put into the prompt as input; neither is a part of the others.
 */
const document: WholeForm = {
  kind: 'whole',
  parse(written) {
    const record = readObject(written);
    if (!record) return [unusable('it is torn, or no JSON')];
    const messages: readonly unknown[] = Array.isArray(record.messages) ? record.messages : [record];
    return messages.filter(isFields).map(it => message(it, text(record, 'sessionId')));
  },
};

const lines: LineForm = {
  kind: 'lines',
  marks: ['"tokens"', '"sessionId"'],
  parse(record, state) {
    const memory: Memory = state;
    memory.session = text(record, 'sessionId') || (memory.session ?? '');
    // A record that replaces a part of the session may hold whole messages.
    const inner = object(record, '$set');
    const messages: readonly unknown[] = Array.isArray(inner.messages) ? inner.messages : [record];
    return messages.filter(isFields).flatMap(it => {
      const parsed = message(it, memory.session ?? '');
      return parsed && 'key' in parsed ? [parsed] : [];
    });
  },
};

interface Memory extends State {
  session?: string;
}

function message(record: Fields, session: string): Parsed {
  if (record.type !== 'gemini' || !isFields(record.tokens)) return undefined;
  const tokens = record.tokens;
  const [input, cached] = [count(tokens, 'input'), count(tokens, 'cached')];
  const [tool, thoughts] = [count(tokens, 'tool'), count(tokens, 'thoughts')];
  const output = count(tokens, 'output') + thoughts;
  const isBeside = 'total' in tokens && count(tokens, 'total') === input + output + tool + cached;
  const cachedWithin = isBeside ? 0 : Math.min(cached, input);
  return checked({
    family: `${session} ${text(record, 'id') || text(record, 'timestamp')}`,
    key: '',
    rank: 0,
    at: time(record, 'timestamp'),
    model: text(record, 'model'),
    provider: 'google',
    workspace: '',
    input: input - cachedWithin + tool,
    cacheRead: isBeside ? cached : cachedWithin,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output,
  });
}

export const geminiCli: Source = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  folders: ['tmp'],
  paths: ({ home, environment }) => [join(environment.GEMINI_DATA_DIR || join(home, '.gemini'), 'tmp')],
  formOf(path) {
    if (/[\\/]?session-[^\\/]*\.jsonl$/.test(path)) return lines;
    return /[\\/]?session-[^\\/]*\.json$/.test(path) ? document : undefined;
  },
};
