import { join } from 'node:path';
import { checked } from '../check';
import { count, type Fields, nano, object, text, time } from '../field';
import { picker } from '../file/pick';
import type { LineForm, Parsed, PromptOf, Source } from '../source';
import { madeBy, remember, saidIn } from '../texts';

/**
 * Claude Code's session logs (docs.claude.com/en/docs/claude-code; read as ccusage 20 reads them).
 * - A call is written once for each block of its answer, with output that grows: the largest counts. To take the first
 *   undercounts output several times over, to take all counts a call up to four times.
 * - Cache writes are told by their time to live in `cache_creation`; older versions give their sum alone, which was for
 *   five minutes then. Input excludes what was read from and written to the cache.
 * - A side question replays messages of its parent under other requests, marked `isSidechain`; an agent's own calls
 *   carry the same mark and are nobody's replay. So where one message is told by both, the parent's counts.
 * - `<synthetic>` messages are the program's own words: nobody was called.
 * - `speed: fast` is another price class than the model's name says.
 */
const lines: LineForm = {
  kind: 'lines',
  marks: ['"input_tokens"'],
  pick: picker(
    {
      type: true,
      isSidechain: true,
      cwd: true,
      sessionId: true,
      requestId: true,
      uuid: true,
      timestamp: true,
      costUSD: true,
      message: {
        id: true,
        model: true,
        usage: {
          input_tokens: true,
          output_tokens: true,
          cache_read_input_tokens: true,
          cache_creation_input_tokens: true,
          cache_creation: { ephemeral_5m_input_tokens: true, ephemeral_1h_input_tokens: true },
          service_tier: true,
          speed: true,
        },
      },
    },
    'user',
  ),
  parse,
  matching,
};

/**
 * What users said stands in the log, the text of their commands with it; what else is sent, instructions and skills
 * among it, does not. An agent that Claude Code starts is asked in words of its own.
 */
function matching(promptOf: PromptOf): LineForm {
  return {
    kind: 'lines',
    marks: [...lines.marks, '"type":"user"'],
    parse(record, state) {
      const isAside = record.isSidechain === true;
      const said = record.type === 'user' && !isAside ? saidIn(object(record, 'message')) : undefined;
      if (said !== undefined) remember(state, said, time(record, 'timestamp'), promptOf);
      const parsed = parse(record);
      return parsed && 'key' in parsed && !isAside ? { ...parsed, ...madeBy(state) } : parsed;
    },
  };
}

function parse(record: Fields): Parsed {
  const message = object(record, 'message');
  const usage = object(message, 'usage');
  const model = text(message, 'model');
  // User messages may hold results of tools with a `usage` of their own.
  if (record.type === 'user' || !('input_tokens' in usage) || model === '<synthetic>') return undefined;
  const id = text(message, 'id');
  const request = text(record, 'requestId');
  const sidechain = record.isSidechain === true;
  const family = id || text(record, 'uuid') || `${text(record, 'sessionId')} ${text(record, 'timestamp')}`;
  const written = object(usage, 'cache_creation');
  const cacheWrite1h = count(written, 'ephemeral_1h_input_tokens');
  const cacheWrites = Math.max(
    count(usage, 'cache_creation_input_tokens'),
    count(written, 'ephemeral_5m_input_tokens') + cacheWrite1h,
  );
  const loggedCostNano = nano(record, 'costUSD');
  return checked({
    family,
    key: sidechain ? '' : request,
    rank: sidechain ? 0 : 1,
    at: time(record, 'timestamp'),
    model: usage.speed === 'fast' ? `${model}-fast` : model,
    provider: 'anthropic',
    workspace: text(record, 'cwd'),
    input: count(usage, 'input_tokens'),
    cacheRead: count(usage, 'cache_read_input_tokens'),
    cacheWrite5m: cacheWrites - cacheWrite1h,
    cacheWrite1h,
    output: count(usage, 'output_tokens'),
    ...(usage.service_tier === 'batch' && { batch: true }),
    ...(loggedCostNano !== undefined && { loggedCostNano }),
  });
}

export const claudeCode: Source = {
  id: 'claude-code',
  name: 'Claude Code',
  folders: ['projects'],
  paths({ home, environment }) {
    const named = environment.CLAUDE_CONFIG_DIR?.split(',').map(it => it.trim());
    const homes = named?.filter(it => it !== '') ?? [];
    const usual = [
      join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'claude'),
      join(home, '.claude'),
    ];
    return (homes.length > 0 ? homes : usual).map(it => join(it, 'projects'));
  },
  formOf: path => (path.endsWith('.jsonl') ? lines : undefined),
  caveat:
    'Claude Code leaves some input and thinking out of its logs, so what it cost is at least what is shown.',
};
