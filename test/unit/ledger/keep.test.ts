import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, localDay, noCalls } from '../../../src/ledger';
import { upkeepOf } from '../../../src/ledger/keep/upkeep';
import { verify } from '../../../src/ledger/keep/verify';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();
const dayMs = 24 * 60 * 60 * 1000;

function open(file = ledgerFile()) {
  const { store, notices } = openStore(file, now);
  return { file, store, notices, upkeep: upkeepOf(store, () => now) };
}

const many = (count: number, over: (index: number) => Partial<Call>) =>
  Array.from({ length: count }, (_, index) => sampleCall(`${index}`, over(index)));

describe('a backup', () => {
  it('is restored, and what was there is kept', async () => {
    const { file, store, upkeep } = open();
    const copy = join(dirname(file), 'copy.db');
    store.record(many(3, () => ({})));
    await upkeep.backUp(copy);
    store.record([sampleCall('later')]);
    await expect(upkeep.backUp(copy)).rejects.toThrow('is there already, so no backup was written.');
    expect(await upkeep.inspectBackup(copy)).toMatchObject({ rows: 3 });
    const other = open(file).store;
    expect(other.report({}).totals.calls).toBe(4);
    const { replaced } = await upkeep.restore(copy);
    expect(replaced).toBe(`${file}.replaced-2026-11-21`);
    expect(store.report({}).totals.calls).toBe(3);
    other.record([sampleCall('from another window')]);
    expect(store.report({}).totals.calls).toBe(4);
    expect(open(replaced!).store.report({}).totals.calls).toBe(4);
    expect(store.read(verify).problems).toEqual([]);
  });

  it('that is damaged, or something else, changes nothing', async () => {
    const { file, store, upkeep } = open();
    store.record([sampleCall('1')]);
    const bad = join(dirname(file), 'bad.db');
    writeFileSync(bad, 'garbage '.repeat(1000));
    await expect(upkeep.restore(bad)).rejects.toThrow(`${bad} is damaged, so the ledger was left as it is.`);
    await expect(upkeep.restore(`${bad}.gone`)).rejects.toThrow(`There is no file at ${bad}.gone.`);
    expect(store.report({}).totals.calls).toBe(1);
    expect(readdirSync(dirname(file)).filter(it => /partial|replaced/.test(it))).toEqual([]);
  });
});

describe('a damaged ledger', () => {
  it('gives up all calls that SQLite can read, around what it cannot', () => {
    const { file, store } = open();
    store.record(many(3000, index => ({ prompt: `prompts/${index}.prompt.md`, error: 'x'.repeat(200) })));
    store.close();
    const bytes = readFileSync(file);
    const db = new Database(file);
    const pages = db
      .prepare("SELECT pageno FROM dbstat WHERE name = 'call' AND pagetype = 'leaf' ORDER BY pageno")
      .pluck()
      .all() as number[];
    db.close();
    const torn = [pages[3]!, pages[4]!, pages[90]!];
    for (const page of torn) bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
    writeFileSync(file, bytes);
    const again = open(file);
    const { calls } = again.store.report({}).totals;
    const perPage = 3000 / pages.length;
    expect(calls).toBeLessThan(3000);
    expect(calls).toBeGreaterThanOrEqual(Math.floor(3000 - 3 * (perPage + 2)));
    expect(again.notices.map(it => it.message)).toEqual([
      `The ledger was damaged. It was set aside as ${file}.damaged-2026-11-21, and a new one was started; ${calls} of ` +
        'its calls could be read and are in it. Nothing was deleted. If there is a backup, Restore Ledger… ' +
        '(promptmeter ledger restore) puts it in its place.',
    ]);
    expect(again.store.read(verify).problems).toEqual([]);
  });

  it.each(['rollup', 'the first page'])('of an older build gives its calls up too, without %s', lost => {
    const file = ledgerFile();
    const db = new Database(file);
    db.exec(readFileSync(join(import.meta.dirname, '../../fixtures/ledger/version3.sql'), 'utf8'));
    const root = (db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(lost) ??
      1) as number;
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, (root - 1) * 4096, root * 4096);
    writeFileSync(file, bytes);
    const { store, notices } = open(file);
    expect(notices.at(0)?.message).toContain('5 of its calls could be read');
    expect(store.report({}).totals).toMatchObject({ calls: 5, costNano: 2 * 121_800 + 5000 });
  });
});

describe('retention', () => {
  it('drops old calls and keeps their sums; no log brings them in again', async () => {
    const { store, upkeep } = open();
    const calls = many(40, index => ({ at: now - index * dayMs }));
    store.record(calls);
    const before = store.report({ days: 60 });
    expect(await upkeep.dropOlder(10)).toBe(30);
    expect(store.calls(100)).toHaveLength(10);
    expect(store.report({ days: 60 })).toEqual(before);
    expect(store.import(calls)).toEqual({ added: 0, replaced: 0, known: 40 });
    expect(store.report({ days: 60 })).toEqual(before);
    expect(await upkeep.check()).toMatchObject({ rows: 10, problems: [] });
  });
});

describe('deleting', () => {
  it('takes a workspace or a period out of calls and sums, and nothing else', async () => {
    const { store, upkeep } = open();
    const calls = many(12, index => ({
      at: now - (index % 4) * dayMs,
      workspace: index % 3 === 0 ? 'blog' : 'shop',
      promptTokens: 100 - index,
    }));
    store.record(calls);
    const blog = { rows: 4, days: 4, costNano: 4 * 121_800 };
    expect(await upkeep.toErase({ workspace: 'blog' })).toEqual(blog);
    expect(store.report({}).totals.calls).toBe(12);
    expect(await upkeep.erase({ workspace: 'blog' })).toEqual(blog);
    expect(store.report({}).byWorkspace.map(it => [it.workspace, it.calls])).toEqual([['shop', 8]]);
    const day = localDay(now - dayMs);
    await upkeep.erase({ from: day, to: day });
    expect(store.report({}).byDay.map(it => it.day)).not.toContain(day);
    expect(store.report({}).totals.calls).toBe(6);
    expect(store.read(verify).problems).toEqual([]);
    await upkeep.erase({ workspace: 'shop' });
    const empty = store.report({});
    expect([empty.totals, empty.byPrompt, empty.realised]).toEqual([noCalls, [], []]);
    expect(store.promptOutputs('shop', 'prompts/reply.prompt.md')).toEqual([]);
  });
});

describe('an export', () => {
  it('holds each call, whatever is in its texts', async () => {
    const { file, store, upkeep } = open();
    const [csv, json] = ['csv', 'json'].map(it => join(dirname(file), `calls.${it}`));
    store.record([
      sampleCall('1', { prompt: 'a "quoted", name', error: 'two\nlines', tags: ['red', 'blue'] }),
      sampleCall('2', { workspace: 'blog', at: now }),
    ]);
    expect(await upkeep.exportTo(json!, {}, 'json')).toBe(2);
    expect(JSON.parse(readFileSync(json!, 'utf8'))).toEqual(store.calls(9).toReversed());
    expect(await upkeep.exportTo(csv!, { workspace: 'shop' }, 'csv')).toBe(1);
    const [head = '', ...lines] = readFileSync(csv!, 'utf8').split('\r\n');
    expect(head.split(',').slice(0, 3)).toEqual(['id', 'at', 'model']);
    expect(lines.join('|')).toContain(',"a ""quoted"", name",');
    expect(lines.join('|')).toContain(',red;blue,');
    expect(await upkeep.exportTo(json!, { workspace: 'nowhere' }, 'json')).toBe(0);
    expect(readFileSync(json!, 'utf8')).toBe('[]\n');
    expect(existsSync(`${json}.partial`)).toBe(false);
  });
});

const anyCall = fc.record({
  id: fc.nat(25).map(String),
  at: fc.nat(9).map(day => now - day * dayMs),
  output: fc.nat(1000),
  costNano: fc.option(fc.nat(2 ** 31)),
  listNano: fc.option(fc.nat(2 ** 31)),
  workspace: fc.constantFrom('shop', 'blog'),
  model: fc.constantFrom('a', 'b'),
  promptTokens: fc.option(fc.nat(50)),
  status: fc.constantFrom<Call['status'][]>('ok', 'ok', 'cut', 'retried'),
  aggregate: fc.boolean(),
});

it('all sums agree to the nano-dollar, whatever is recorded, imported, deleted and exported', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('import' as const), calls: fc.array(anyCall, { maxLength: 9 }) }),
    fc.record({
      kind: fc.constant('erase' as const),
      workspace: fc.constantFrom('shop', 'blog'),
      days: fc.nat(9),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 7 }), async steps => {
      const { file, store, upkeep } = open();
      for (const it of steps) {
        if (it.kind === 'import') store.import(it.calls.map(call => sampleCall(call.id, call)));
        else await upkeep.erase({ workspace: it.workspace, to: localDay(now - it.days * dayMs) });
      }
      expect(store.read(verify).problems).toEqual([]);
      const csv = join(dirname(file), 'calls.csv');
      await upkeep.exportTo(csv, {}, 'csv');
      const [head = '', ...lines] = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
      const [cost, apart] = ['costNano', 'aggregate'].map(name => head.split(',').indexOf(name));
      for (const aggregates of [false, true]) {
        const rows = lines.map(line => line.split(',')).filter(cells => cells[apart!] === String(aggregates));
        const exported = rows.reduce((sum, cells) => sum + Number(cells[cost!]), 0);
        const { totals, ...lists } = store.report({ aggregates });
        expect(totals.costNano).toBe(exported);
        for (const list of [lists.byDay, lists.byModel, lists.byWorkspace, lists.byPrompt, lists.bySource]) {
          expect(list.reduce((sum, row) => sum + row.costNano, 0)).toBe(exported);
          expect(list.reduce((sum, row) => sum + row.calls, 0)).toBe(totals.calls);
        }
      }
      store.close();
    }),
    { numRuns: 25 },
  );
});
