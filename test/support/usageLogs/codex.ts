import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Draw, drawFrom, type LogSize, type MadeCall } from './made';

const models = ['gpt-5-codex', 'gpt-5.1-codex', 'gpt-5'];

/**
 * Writes session logs as Codex CLI does below `folder`/sessions, and returns the calls they tell of. They repeat token
 * counts that have not moved, hold forks that begin with a copy of the history, and sub-agents that replay it within
 * the second they start in; some end in a torn line.
 */
export function writeCodexLogs(folder: string, { seed, sessions, calls, from }: LogSize): MadeCall[] {
  const draw = drawFrom(seed);
  const made: MadeCall[] = [];
  for (let session = 0; session < sessions; session++) {
    const log = new Session(draw, from + draw.below(30 * 24 * 60) * 60_000);
    for (let left = draw.between(calls >> 1, calls); left > 0; left--) made.push(log.turn());
    log.write(folder, draw.chance(20));
    if (draw.chance(25)) {
      const fork = log.fork();
      made.push(fork.turn(), fork.turn());
      fork.write(folder, false);
    }
    if (draw.chance(25)) {
      const agent = log.spawn();
      made.push(agent.turn(), agent.turn(), agent.turn());
      agent.write(folder, false);
    }
  }
  return made;
}

interface Tokens {
  readonly input_tokens: number;
  readonly cached_input_tokens: number;
  readonly output_tokens: number;
  readonly reasoning_output_tokens: number;
  readonly total_tokens: number;
}

const none: Tokens = {
  input_tokens: 0,
  cached_input_tokens: 0,
  output_tokens: 0,
  reasoning_output_tokens: 0,
  total_tokens: 0,
};

class Session {
  readonly id: string;
  #began: number;
  #lines: string[] = [];
  #total = none;
  #context = 3_000;
  #model = '';

  constructor(
    private readonly draw: Draw,
    private at: number,
    source: unknown = 'cli',
  ) {
    this.id = draw.uuid();
    this.#began = at;
    const meta = { id: this.id, timestamp: this.#time(), cwd: '/home/ada/shop', originator: 'codex_cli_rs' };
    this.#add('session_meta', { ...meta, cli_version: '0.60.0', source, instructions: draw.text(800) });
  }

  turn(): MadeCall {
    const { draw } = this;
    if (this.#model === '' || draw.chance(10)) this.#model = draw.pick(models);
    this.#add('turn_context', { cwd: '/home/ada/shop', approval_policy: 'on-request', model: this.#model });
    this.#add('response_item', {
      type: 'message',
      role: 'user',
      content: [{ type: 'input_text', text: draw.text(draw.between(40, 4_000)) }],
    });
    this.at += draw.between(2_000, 60_000);
    this.#add('response_item', {
      type: 'function_call_output',
      call_id: draw.id('call'),
      output: draw.text(draw.between(500, 9_000)),
    });
    const reasoning = draw.between(0, 800);
    const output = reasoning + draw.between(20, 900);
    const cached = Math.floor(this.#context * 0.9);
    const last: Tokens = {
      input_tokens: this.#context,
      cached_input_tokens: cached,
      output_tokens: output,
      reasoning_output_tokens: reasoning,
      total_tokens: this.#context + output,
    };
    this.#total = sum(this.#total, last);
    const call: MadeCall = {
      at: this.at,
      model: this.#model,
      input: last.input_tokens - cached,
      cacheRead: cached,
      cacheWrite5m: 0,
      cacheWrite1h: 0,
      output,
    };
    this.#count(last);
    // The count stands again when only the rate limits have news.
    if (draw.chance(50)) {
      this.at += draw.between(50, 2_000);
      this.#count(last);
    }
    if (draw.chance(10)) this.#add('event_msg', { type: 'token_count', info: null, rate_limits: {} });
    this.#context += output + draw.between(100, 1_500);
    return call;
  }

  /** A session that goes on from this one in a file of its own: the history is copied, times and all. */
  fork(): Session {
    const next = new Session(this.draw, this.at + 60_000);
    next.#lines.push(...this.#lines.slice(1));
    this.#handOver(next);
    return next;
  }

  /** A sub-agent: the history is written anew, all of it at the time of its start. */
  spawn(): Session {
    const at = this.at + 30_000;
    const parent = { parent_thread_id: this.id, depth: 1 };
    const next = new Session(this.draw, at - (at % 1000), { subagent: { thread_spawn: parent } });
    for (const line of this.#lines.slice(1)) {
      next.#lines.push(JSON.stringify({ ...JSON.parse(line), timestamp: next.#time() }));
    }
    this.#handOver(next);
    next.at += 3_000;
    return next;
  }

  write(folder: string, torn: boolean): void {
    const [day = '', time = ''] = new Date(this.#began).toISOString().split('T');
    const home = join(folder, 'sessions', ...day.split('-'));
    mkdirSync(home, { recursive: true });
    const name = `rollout-${day}T${time.slice(0, 8).replaceAll(':', '-')}-${this.id}.jsonl`;
    const rest = torn ? this.#lines.at(-1)?.slice(0, 60) : '';
    writeFileSync(join(home, name), `${this.#lines.join('\n')}\n${rest}`);
  }

  #handOver(next: Session): void {
    next.#total = this.#total;
    next.#context = this.#context;
    next.#model = this.#model;
  }

  #count(last: Tokens): void {
    const info = { total_token_usage: this.#total, last_token_usage: last, model_context_window: 272_000 };
    this.#add('event_msg', { type: 'token_count', info, rate_limits: { primary: { used_percent: 3 } } });
  }

  #add(type: string, payload: unknown): void {
    this.#lines.push(JSON.stringify({ timestamp: this.#time(), type, payload }));
  }

  #time(): string {
    return new Date(this.at).toISOString();
  }
}

function sum(a: Tokens, b: Tokens): Tokens {
  return Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Tokens]]),
  ) as unknown as Tokens;
}
