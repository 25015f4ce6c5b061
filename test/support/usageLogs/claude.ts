import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Draw, drawFrom, type LogSize, type MadeCall } from './made';

const models = ['claude-sonnet-4-5-20250929', 'claude-opus-4-5-20251101', 'claude-haiku-4-5-20251001'];

/**
 * Writes session logs as Claude Code does below `folder`/projects, and returns the calls they tell of. They repeat a
 * call for each block of its answer with growing output, replay messages of the parent in side questions under another
 * request, copy the history of a session that is resumed, hold agents' own calls in files of theirs, and are torn: in
 * the middle where a process ended while it wrote, and at the end where one still runs.
 */
export function writeClaudeLogs(folder: string, { seed, sessions, calls, from }: LogSize): MadeCall[] {
  const draw = drawFrom(seed);
  const made: MadeCall[] = [];
  for (let session = 0; session < sessions; session++) {
    const cwd = `/home/ada/${draw.pick(['shop', 'site', 'tools'])}`;
    const home = join(folder, 'projects', cwd.replaceAll('/', '-'));
    mkdirSync(home, { recursive: true });
    const log = new Session(draw, cwd, from + draw.below(30 * 24 * 60) * 60_000);
    for (let left = draw.between(calls >> 1, calls); left > 0; left--) made.push(log.turn());
    if (draw.chance(40)) log.askAside();
    if (draw.chance(30)) log.tear();
    made.push(log.turn());
    writeFileSync(join(home, `${log.id}.jsonl`), log.text(draw.chance(20)));
    if (draw.chance(25)) {
      const resumed = log.resume();
      made.push(resumed.turn(), resumed.turn());
      writeFileSync(join(home, `${resumed.id}.jsonl`), resumed.text(false));
    }
    if (draw.chance(30)) {
      const agent = log.agent();
      for (let left = draw.between(2, 8); left > 0; left--) made.push(agent.turn());
      writeFileSync(join(home, `agent-${draw.uuid().slice(0, 8)}.jsonl`), agent.text(false));
    }
  }
  return made;
}

class Session {
  readonly id: string;
  #lines: string[] = [];
  #cached = 0;

  constructor(
    private readonly draw: Draw,
    private readonly cwd: string,
    private at: number,
    private readonly sidechain = false,
  ) {
    this.id = draw.uuid();
  }

  /** What the user or a tool says, then one call. */
  turn(): MadeCall {
    const { draw } = this;
    this.#say(draw.text(draw.chance(70) ? draw.between(1_000, 12_000) : draw.between(20, 200)));
    this.at += draw.between(4_000, 90_000);
    const written = draw.between(200, 6_000);
    const call: MadeCall = {
      at: this.at,
      model: draw.pick(models),
      input: draw.between(1, 12),
      cacheRead: this.#cached,
      cacheWrite5m: draw.chance(80) ? written : 0,
      cacheWrite1h: draw.chance(20) ? written : 0,
      output: draw.between(40, 2_500),
    };
    this.#cached += written;
    const ids = { message: draw.id('msg'), request: draw.id('req') };
    const blocks = draw.between(1, 4);
    for (let block = 1; block < blocks; block++) {
      this.#answer({ ...call, output: draw.between(1, 8) }, ids, false);
    }
    this.#answer(call, ids, true);
    return call;
  }

  /** A side question: it replays messages of this session under requests of its own. */
  askAside(): void {
    const replayed = this.#lines.filter(it => it.includes('"requestId"')).slice(-3);
    for (const line of replayed) {
      const record = JSON.parse(line);
      this.#add({ ...record, isSidechain: true, requestId: this.draw.id('req'), uuid: this.draw.uuid() });
    }
  }

  /** A line that was cut short when the process ended. What it told is lost. */
  tear(): void {
    this.#say(this.draw.text(3_000));
    const line = this.#lines.pop() ?? '';
    this.#lines.push(line.slice(0, this.draw.between(40, line.length - 2)));
  }

  /** The session that goes on from this one: it begins with a copy of the history. */
  resume(): Session {
    const next = new Session(this.draw, this.cwd, this.at + 60_000);
    const whole = this.#lines.filter(it => it.endsWith('}'));
    next.#lines = whole.map(line => line.replaceAll(`"sessionId":"${this.id}"`, `"sessionId":"${next.id}"`));
    next.#cached = this.#cached;
    return next;
  }

  agent(): Session {
    return new Session(this.draw, this.cwd, this.at, true);
  }

  text(stillRuns: boolean): string {
    if (stillRuns) {
      this.#say(this.draw.text(2_000));
      const last = this.#lines.pop() ?? '';
      return `${this.#lines.join('\n')}\n${last.slice(0, last.length >> 1)}`;
    }
    return `${this.#lines.join('\n')}\n`;
  }

  #say(content: string): void {
    const { draw } = this;
    const tool = draw.chance(60);
    this.#add({
      type: 'user',
      message: {
        role: 'user',
        content: tool ? [{ tool_use_id: draw.id('toolu'), type: 'tool_result', content }] : content,
      },
      ...(tool && { toolUseResult: { stdout: content, stderr: '', interrupted: false } }),
    });
  }

  #answer(
    call: MadeCall,
    { message, request }: { readonly message: string; readonly request: string },
    last: boolean,
  ): void {
    const { draw } = this;
    this.#add({
      message: {
        model: call.model,
        id: message,
        type: 'message',
        role: 'assistant',
        content: [{ type: 'text', text: draw.text(draw.between(50, 1_500)) }],
        stop_reason: last ? 'end_turn' : null,
        stop_sequence: null,
        usage: {
          input_tokens: call.input,
          cache_creation_input_tokens: call.cacheWrite5m + call.cacheWrite1h,
          cache_read_input_tokens: call.cacheRead,
          cache_creation: {
            ephemeral_5m_input_tokens: call.cacheWrite5m,
            ephemeral_1h_input_tokens: call.cacheWrite1h,
          },
          output_tokens: call.output,
          service_tier: 'standard',
        },
      },
      requestId: request,
      type: 'assistant',
    });
  }

  #add(record: Readonly<Record<string, unknown>>): void {
    this.#lines.push(
      JSON.stringify({
        parentUuid: this.draw.uuid(),
        isSidechain: this.sidechain,
        userType: 'external',
        cwd: this.cwd,
        sessionId: this.id,
        version: '2.0.14',
        gitBranch: 'main',
        ...record,
        uuid: this.draw.uuid(),
        timestamp: new Date(this.at).toISOString(),
      }),
    );
  }
}
