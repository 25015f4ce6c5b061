import { join } from 'node:path';
import { checked } from '../check';
import { count, type Fields, object, text, time } from '../field';
import { picker, type Shape } from '../file/pick';
import type { LineForm, Parsed, PromptOf, Source, State, Used } from '../source';
import { madeBy, remember, saidIn } from '../texts';

const tokens: Shape = {
  input_tokens: true,
  cached_input_tokens: true,
  output_tokens: true,
  reasoning_output_tokens: true,
  total_tokens: true,
};

/**
 * Codex CLI's session logs (github.com/openai/codex, codex-rs/protocol: `RolloutItem`, `TokenUsageInfo`).
 * - `token_count` events hold the session's sum so far and the last call. An event is written again whenever its rate
 *   limits have news: a sum that has not moved is no new call. Counting each event overcounts by half.
 * - Cached input is a part of input, and reasoning a part of output.
 * - The model stands in the `turn_context` before it.
 * - A fork's file begins with a copy of its parent's history, times and all: the same call has the same key.
 * - A sub-agent's file (`thread_spawn`) replays the history of its parent within the second it starts in, and goes on
 *   from the parent's sum. Two counts within the first second are that replay, however long; without this one user of
 *   another tool was shown $33,781 for $16.
 */
const lines: LineForm = {
  kind: 'lines',
  marks: ['"token_count"', '"turn_context"', '"session_meta"'],
  pick: picker(
    {
      timestamp: true,
      type: true,
      payload: {
        type: true,
        cwd: true,
        model: true,
        source: { subagent: { thread_spawn: {} } },
        info: { total_token_usage: tokens, last_token_usage: tokens },
      },
    },
    'response_item',
  ),
  parse,
  end(state, now) {
    const memory: Memory = state;
    return memory.held && now - memory.held.at > settledMs ? release(memory) : undefined;
  },
  matching,
};

/**
 * What users said stands in the log as items of the conversation, the workspace's AGENTS.md before it. A file's calls
 * are AGENTS.md's where nothing that was said is a prompt's own.
 */
function matching(promptOf: PromptOf): LineForm {
  const { pick: _, ...form } = lines;
  return {
    ...form,
    marks: [...lines.marks, '"role":"user"'],
    parse(record, state) {
      const said = saidBy(record);
      if (said === undefined) {
        const parsed = parse(record, state);
        return parsed && 'key' in parsed
          ? { ...parsed, ...madeBy(state, 'instructions'), ...madeBy(state) }
          : parsed;
      }
      const isInstructions = /^\s*(?:<user_instructions>|# AGENTS\.md instructions)/.test(said.text);
      remember(state, said.text, said.at, promptOf, isInstructions ? 'instructions' : 'madeBy');
      return undefined;
    },
  };
}

function saidBy(record: Fields): { readonly text: string; readonly at: number } | undefined {
  const payload = object(record, 'payload');
  if (record.type !== 'response_item' || payload.role !== 'user') return undefined;
  const text = saidIn(payload);
  return text === undefined ? undefined : { text, at: time(record, 'timestamp') };
}

interface Memory extends State {
  cwd?: string;
  model?: string;
  /** The session's sum as it was last told. */
  total?: string;
  /** In a sub-agent's file: the second, `YYYY-MM-DDTHH:MM:SS`, that its head was written in. */
  spawned?: string;
  /** In a sub-agent's file: the second that the history is replayed in; empty once it has passed. */
  replay?: string;
  /** The first count of a sub-agent: whether it is a replay shows with the next. */
  held?: Used;
}

/** Milliseconds after which nothing more is written about a second of a session. */
const settledMs = 10_000;

function parse(record: Fields, state: State): Parsed {
  const memory: Memory = state;
  const payload = object(record, 'payload');
  if (record.type === 'session_meta') return void begin(record, payload, memory);
  if (record.type === 'turn_context') return void turn(payload, memory);
  if (record.type !== 'event_msg' || payload.type !== 'token_count') return undefined;
  if (memory.spawned === undefined || memory.replay === '') return counted(record, memory);
  return countedInReplay(record, memory);
}

/** A fork's or a sub-agent's file may hold its parent's head too: the first one is its own. */
function begin(record: Fields, payload: Fields, memory: Memory): void {
  if (memory.cwd !== undefined) return;
  memory.cwd = text(payload, 'cwd');
  const isSpawned = 'thread_spawn' in object(object(payload, 'source'), 'subagent');
  if (isSpawned) memory.spawned = secondOf(record);
}

function turn(payload: Fields, memory: Memory): void {
  memory.model = text(payload, 'model') || (memory.model ?? '');
  memory.cwd = text(payload, 'cwd') || (memory.cwd ?? '');
}

function countedInReplay(record: Fields, memory: Memory): Parsed {
  const second = secondOf(record);
  memory.replay ??= second;
  if (second !== memory.replay) return [release(memory) ?? [], usedOf(counted(record, memory))].flat();
  if (memory.total === undefined && second !== memory.spawned) {
    const [held] = usedOf(counted(record, memory));
    if (held) memory.held = held;
  }
  // A sum that moves within the second: nobody calls so fast.
  else if (moved(record, memory)) delete memory.held;
  return undefined;
}

/** What was held back is a call of the sub-agent's own. */
function release(memory: Memory): Used | undefined {
  const { held } = memory;
  memory.replay = '';
  delete memory.held;
  return held;
}

function usedOf(parsed: Parsed): readonly Used[] {
  return parsed && 'key' in parsed ? [parsed] : [];
}

const secondOf = (record: Fields) => text(record, 'timestamp').slice(0, 19);

/** Whether the session's sum has moved; keeps it. A log without sums moves with every count. */
function moved(record: Fields, memory: Memory): boolean {
  const info = object(object(record, 'payload'), 'info');
  if (!('total_token_usage' in info)) return 'last_token_usage' in info;
  const total = Object.values(tokensOf(object(info, 'total_token_usage'))).join(' ');
  const before = memory.total;
  memory.total = total;
  return total !== before;
}

function counted(record: Fields, memory: Memory): Parsed {
  const info = object(object(record, 'payload'), 'info');
  const before = memory.total?.split(' ').map(Number);
  if (!moved(record, memory)) return undefined;
  const tokens =
    'last_token_usage' in info
      ? tokensOf(object(info, 'last_token_usage'))
      : less(tokensOf(object(info, 'total_token_usage')), before);
  const { input, cached, output } = tokens;
  const model = memory.model || fallbackModel;
  return checked({
    family: [text(record, 'timestamp'), model, ...Object.values(tokens)].join(','),
    key: '',
    rank: 0,
    at: time(record, 'timestamp'),
    model,
    provider: 'openai',
    workspace: memory.cwd ?? '',
    input: input - Math.min(cached, input),
    cacheRead: Math.min(cached, input),
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output,
  });
}

/** What sessions ran on before they said so (Codex of September 2025). */
const fallbackModel = 'gpt-5';

interface Tokens {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
  readonly total: number;
}

function tokensOf(usage: Fields): Tokens {
  return {
    input: count(usage, 'input_tokens'),
    cached: count(usage, 'cached_input_tokens'),
    output: count(usage, 'output_tokens'),
    reasoning: count(usage, 'reasoning_output_tokens'),
    total: count(usage, 'total_tokens'),
  };
}

/** Logs of before September 2025 hold sums alone. */
function less(tokens: Tokens, before: readonly number[] = []): Tokens {
  const parts = Object.entries(tokens).map(([name, value], index) => [
    name,
    Math.max(0, value - (before[index] ?? 0)),
  ]);
  return Object.fromEntries(parts) as unknown as Tokens;
}

export const codex: Source = {
  id: 'codex',
  name: 'Codex CLI',
  folders: ['sessions', 'archived_sessions'],
  paths({ home, environment }) {
    const named = environment.CODEX_HOME?.split(',').map(it => it.trim());
    const homes = named?.filter(it => it !== '') ?? [];
    const all = homes.length > 0 ? homes : [join(home, '.codex')];
    return all.flatMap(it => [join(it, 'sessions'), join(it, 'archived_sessions')]);
  },
  formOf: path => (path.endsWith('.jsonl') ? lines : undefined),
};
