// What the gateway adds to calls: the same client asks the same local server directly and through `promptmeter gateway`,
// which runs as a process of its own on a ledger in a file, in turns of the same run. Beside it a bare proxy of Node's own
// `http`, which neither reads nor keeps anything: the least that a hop more takes on this machine. On a busy machine trust
// the differences, and of them the medians.
// usage: npm run bench:gateway [-- --json]
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { percentile, report } from './report';

const perSecond = 200;
const turns = 8;
const turnMs = 2500;
const streams = 1000;
const pieces = 10;
const pieceMs = 100;
const manyCalls = 100_000;
const atOnce = 64;

const body = JSON.stringify({
  model: 'gpt-4o-mini',
  messages: [
    { role: 'system', content: 'You answer customers of a book shop. '.repeat(20) },
    { role: 'user', content: 'Where is my order?' },
  ],
});
const streamed = JSON.stringify({ ...JSON.parse(body), stream: true });
const usage = { prompt_tokens: 190, completion_tokens: 9, total_tokens: 199 };
const answer = JSON.stringify({
  model: 'gpt-4o-mini',
  choices: [{ message: { content: 'It is on its way.' }, finish_reason: 'stop' }],
  usage,
});
const piece = `data: ${JSON.stringify({ model: 'gpt-4o-mini', choices: [{ delta: { content: ' word' } }] })}\n\n`;

/** The provider: answers at once; streams a piece every `pieceMs`. */
async function serve(): Promise<void> {
  const server = http.createServer({ keepAliveTimeout: 600_000 }, async (request, response) => {
    const asked = Buffer.concat(await request.toArray()).toString();
    if (!asked.includes('"stream":true')) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let sent = 0; sent < pieces; sent++) {
      response.write(piece);
      await sleep(pieceMs);
    }
    response.end('data: [DONE]\n\n');
  });
  server.listen(0, '127.0.0.1', 4096);
  await once(server, 'listening');
  parentPort?.postMessage((server.address() as { port: number }).port);
}

interface Target {
  readonly port: number;
  readonly token: string;
  readonly agent: http.Agent;
}

interface Timed {
  readonly firstMs: number;
  readonly wholeMs: number;
  readonly bytes: number;
}

/** Asks once, on a kept connection. */
function ask({ port, token, agent }: Target, text: string): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      authorization: `Bearer ${token}`,
    };
    const request = http.request(
      { host: '127.0.0.1', port, method: 'POST', path: '/v1/chat/completions', agent, headers },
      response => {
        let firstMs = 0;
        let bytes = 0;
        response.on('data', (data: Buffer) => {
          firstMs ||= performance.now() - started;
          bytes += data.length;
        });
        response.on('end', () => resolve({ firstMs, wholeMs: performance.now() - started, bytes }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** Milliseconds of calls made at a steady pace, whatever becomes of those before. */
async function paced(target: Target): Promise<readonly number[]> {
  const calls: Promise<Timed>[] = [];
  const started = performance.now();
  for (let call = 0; call < (perSecond * turnMs) / 1000; call++) {
    const wait = started + (call * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    calls.push(ask(target, body));
  }
  return (await Promise.all(calls)).map(it => it.wholeMs);
}

/** What a hop costs by itself: hands requests on as they come. */
async function proxy(upstream: number): Promise<void> {
  const kept = new http.Agent({ keepAlive: true, maxFreeSockets: 2 * streams });
  const server = http.createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    const { method, url, headers } = request;
    const to = { host: '127.0.0.1', port: upstream, agent: kept, method, path: url, headers };
    const onward = http.request(to, answered => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port, token: '' }));
}

async function openGateway(
  upstream: number,
  folder: string,
): Promise<{ child: ChildProcess; target: Target }> {
  const words = [
    '--ledger',
    join(folder, 'ledger.db'),
    '--upstream',
    `http://127.0.0.1:${upstream}`,
    '--json',
  ];
  return opened(['dist/cli.js', 'gateway', ...words]);
}

/** A process that says in a line where it listens. */
async function opened(words: readonly string[]): Promise<{ child: ChildProcess; target: Target }> {
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OPENAI_API_KEY: 'sk-bench' },
  });
  const [line] = await once(createInterface({ input: child.stdout! }), 'line');
  const { port, token } = JSON.parse(String(line)) as { port: number; token: string };
  return { child, target: { port, token, agent: agent() } };
}

const agent = () => new http.Agent({ keepAlive: true, maxFreeSockets: 2 * streams });

/** Megabytes that a process has in memory. */
function megabytesOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

async function many(target: Target, calls: number): Promise<void> {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await ask(target, body);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
  const upstream = new Worker(import.meta.filename);
  const [port] = (await once(upstream, 'message')) as [number];
  const { child, target: through } = await openGateway(port, folder);
  const bare = await opened([import.meta.filename, 'proxy', String(port)]);
  const direct: Target = { port, token: 'sk-bench', agent: agent() };
  try {
    const directMs: number[] = [];
    const throughMs: number[] = [];
    const bareMs: number[] = [];
    for (let turn = -2; turn < turns; turn++) {
      const [there, between, here] = [await paced(direct), await paced(bare.target), await paced(through)];
      // The first turns warm both up.
      if (turn >= 0) {
        directMs.push(...there);
        bareMs.push(...between);
        throughMs.push(...here);
      }
    }
    const slow: { direct: number[]; through: number[] } = { direct: [], through: [] };
    for (let turn = 0; turn < 10; turn++) {
      slow.direct.push((await ask(direct, streamed)).firstMs);
      slow.through.push((await ask(through, streamed)).firstMs);
    }
    const expected = (await ask(direct, streamed)).bytes;
    const at = async (target: Target) => {
      const started = performance.now();
      const all = await Promise.all(Array.from({ length: streams }, () => ask(target, streamed)));
      return { ms: performance.now() - started, whole: all.filter(it => it.bytes === expected).length };
    };
    const [streamsDirect, streamsThrough] = [await at(direct), await at(through)];
    await many(through, manyCalls / 10);
    await sleep(3000);
    const before = megabytesOf(child.pid!);
    await many(through, manyCalls);
    await sleep(3000);
    const after = megabytesOf(child.pid!);
    const added = (ms: readonly number[], share: number) =>
      percentile(ms, share) - percentile(directMs, share);
    report(
      {
        addedMsP50: added(throughMs, 0.5),
        addedMsP99: added(throughMs, 0.99),
        bareProxyAddedMsP50: added(bareMs, 0.5),
        bareProxyAddedMsP99: added(bareMs, 0.99),
        addedVsBareProxyP50: added(throughMs, 0.5) / added(bareMs, 0.5),
        directMsP50: percentile(directMs, 0.5),
        directMsP99: percentile(directMs, 0.99),
        firstTokenAddedMsP50: percentile(slow.through, 0.5) - percentile(slow.direct, 0.5),
        streamsWhole: streamsThrough.whole,
        streamsTimeVsDirect: streamsThrough.ms / streamsDirect.ms,
        megabytesBefore100kCalls: before,
        megabytesAfter100kCalls: after,
        memoryGrowthOver100kCalls: after / before,
      },
      {
        addedMsP50: { most: 0.5 },
        addedMsP99: { most: 3 },
        firstTokenAddedMsP50: { most: pieceMs / 10 },
        streamsWhole: { least: streams },
        memoryGrowthOver100kCalls: { most: 1.15 },
      },
      turns,
    );
  } finally {
    for (const it of [child, bare.child]) {
      it.kill('SIGTERM');
      await once(it, 'exit');
    }
    await upstream.terminate();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === 'proxy') {
  await proxy(Number(process.argv[3]));
} else if (isMainThread) {
  await measure();
  process.exit();
} else {
  await serve();
}
