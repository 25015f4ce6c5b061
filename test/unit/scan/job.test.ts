import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { estimateDefaults } from '../../../src/estimate';
import { type FromScan, type ScanJob, scanInThread } from '../../../src/scan';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-job-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Runs a job in the product's own thread. */
async function run(
  job: Partial<ScanJob> = {},
  signal = new AbortController().signal,
  tell = (_: FromScan) => {},
) {
  const messages: FromScan[] = [];
  const data = {
    job: {
      folder,
      exclude: [],
      include: [],
      estimate: estimateDefaults,
      budget: {},
      memoryFile: join(folder, '.memory', 'scan.json'),
      ...job,
    },
    tables: { ranks: resolve('dist/ranks'), cache: join(folder, '.memory') },
    ownModels: {},
  };
  const take = (message: FromScan) => {
    messages.push(message);
    tell(message);
  };
  await scanInThread(resolve('dist/scanWorker.js'), data, take, signal);
  const found = messages.flatMap(it => (it.kind === 'steps' ? it.steps : [])).flatMap(it => it.file ?? []);
  return { messages, paths: found.map(it => it.path) };
}

describe('a scan in its thread', () => {
  it('says how many files it will look at, then what they hold', async () => {
    write('a.prompt.md', 'Name three rivers.');
    write('.gitignore', 'out');
    write('out/b.prompt.md', 'Name two rivers.');
    const { messages, paths } = await run();
    expect(messages[0]).toEqual({ kind: 'listed', files: 1 });
    expect(paths).toEqual(['a.prompt.md']);
  });

  it('leaves out and takes in what the settings say', async () => {
    write('old/a.prompt.md', 'Name three rivers.');
    write('notes/b.md', 'Name two rivers.');
    const { paths } = await run({ exclude: ['/old'], include: ['/notes/*.md'] });
    expect(paths).toEqual(['notes/b.md']);
  });

  it('looks at some files alone and forgets none of the others', async () => {
    write('a.prompt.md', 'Name three rivers.');
    write('b.prompt.md', 'Name two rivers.');
    await run();
    const { paths } = await run({ only: ['a.prompt.md'] });
    expect(paths).toEqual(['a.prompt.md']);
    expect((await run()).paths).toEqual(['a.prompt.md', 'b.prompt.md']);
  });

  it('is declined in the background where nothing is a prompt by its name', async () => {
    write('ask.py', 'QUESTION_PROMPT = """Name three rivers of Europe, and where they end."""\n');
    write('chat.json', '[{ "role": "user", "content": "Name three rivers." }]');
    expect((await run()).paths).toEqual(['ask.py', 'chat.json']);
    expect((await run({ background: true })).messages).toEqual([
      { kind: 'declined', because: 'No file in it is a prompt by its name.' },
    ]);
    write('AGENTS.md', 'Be brief.');
    expect((await run({ background: true })).paths).toEqual(['AGENTS.md', 'ask.py', 'chat.json']);
  });

  it('stops at once when it is told to', async () => {
    for (let index = 0; index < 200; index++) write(`${index}.prompt.md`, 'Name three rivers.');
    const stop = new AbortController();
    const running = run({}, stop.signal, () => stop.abort(new Error('The user cancelled.')));
    await expect(running).rejects.toThrow('cancelled');
  });

  it('fails with the reason when its thread does', async () => {
    write('a.prompt.md', 'Name three rivers.');
    const data = { job: { folder } } as Parameters<typeof scanInThread>[1];
    const never = new AbortController().signal;
    await expect(scanInThread(resolve('dist/scanWorker.js'), data, () => {}, never)).rejects.toThrow();
  });
});
