import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Call, localDay } from '../../../src/ledger';
import { eraseDay } from '../../../src/ledger/keep/erase';
import { experience, promptOutputs } from '../../../src/ledger/read/past';
import { ledgerFile, openStore, sampleCall } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();
const day = 24 * 60 * 60 * 1000;

function ledgerOf(calls: readonly Partial<Call>[]) {
  const file = ledgerFile();
  const { store } = openStore(file, now);
  store.record(calls.map((over, index) => sampleCall(`${index}`, { at: now - index, ...over })));
  return { store, file };
}

describe('the output of past calls', () => {
  it('is that of the prompts of one file, by prompt and model, newest first', () => {
    const { store } = ledgerOf([
      { prompt: 'a.yml#greet', output: 3 },
      { prompt: 'a.yml#greet', output: 2, at: now - day },
      { prompt: 'a.yml#greet', output: 9, askedModel: 'o3' },
      { prompt: 'a.yml', output: 5 },
      { prompt: 'a.yml!', output: 6 },
      { prompt: 'a.yml2', output: 7 },
      { prompt: 'a.yml', output: 8, workspace: 'elsewhere' },
    ]);
    expect(store.promptOutputs('shop', 'a.yml')).toEqual([
      { prompt: '', model: 'gpt-4o-mini', outputs: [5], sample: false },
      { prompt: '#greet', model: 'gpt-4o-mini', outputs: [3, 2], sample: false },
      { prompt: '#greet', model: 'o3', outputs: [9], sample: false },
    ]);
  });

  it('leaves out what says nothing: failed and cut calls, estimates, and calls of long ago', () => {
    const { store } = ledgerOf([
      { status: 'error' },
      { status: 'cut' },
      { usageFrom: 'estimate' },
      { at: now - 91 * day },
    ]);
    expect(store.promptOutputs('shop', 'prompts/reply.prompt.md')).toEqual([]);
    expect(store.experience()).toEqual({ tasks: [], inputs: [] });
  });

  it('is that of sample calls only as long as there are no others', () => {
    const sample = { source: 'sample', output: 1 };
    const outputs = (calls: readonly Partial<Call>[]) =>
      ledgerOf(calls).store.promptOutputs('shop', 'prompts/reply.prompt.md');
    expect(outputs([sample, sample])).toMatchObject([{ outputs: [1, 1], sample: true }]);
    expect(outputs([sample, { output: 2 }])).toMatchObject([{ outputs: [2], sample: false }]);
  });

  it('is told of calls that were recorded since it was last asked for, and not of deleted ones', () => {
    const { store } = ledgerOf([{ output: 1 }, { output: 2, at: now - day }]);
    const outputs = () => store.promptOutputs('shop', 'prompts/reply.prompt.md').flatMap(it => it.outputs);
    expect(outputs()).toEqual([1, 2]);
    store.record([sampleCall('later', { at: now + 1, output: 3 })]);
    expect(outputs()).toEqual([3, 1, 2]);
    // SQLite gives the number of the last row, once that is gone, to a new one.
    store.write(db => eraseDay(db, localDay(now), undefined));
    store.write(db => eraseDay(db, localDay(now - day), undefined));
    store.record([sampleCall('new', { at: now, output: 4 })]);
    expect(outputs()).toEqual([4]);
    store.import([sampleCall('new', { at: now, output: 5 })]);
    expect(outputs()).toEqual([5]);
  });

  it('is told by task for the calls of all workspaces, and not for those without a task', () => {
    const { store } = ledgerOf([
      { workspace: 'a', output: 1 },
      { workspace: 'b', output: 2 },
      { task: 'coding', output: 3 },
      { task: '', output: 4 },
    ]);
    expect(store.experience().tasks).toEqual([
      { task: 'coding', model: 'gpt-4o-mini', outputs: [3], sample: false },
      { task: 'writing', model: 'gpt-4o-mini', outputs: [1, 2], sample: false },
    ]);
  });
});

describe('past counts and bills', () => {
  it('are told by model and kind of text, with cached tokens among the billed ones', () => {
    const { store } = ledgerOf([
      { countedInput: 1100, content: 'english', input: 100, cacheRead: 1024 },
      { countedInput: 40, content: 'json', input: 44, cacheRead: 0 },
      { countedInput: 50, content: 'json', input: 51, cacheRead: 0, source: 'sample' },
      { countedInput: null },
    ]);
    const prompt = 'shop\nprompts/reply.prompt.md';
    expect(store.experience().inputs).toEqual([
      { model: 'gpt-4o-mini', content: 'english', calls: [{ counted: 1100, billed: 1124, prompt }] },
      { model: 'gpt-4o-mini', content: 'json', calls: [{ counted: 40, billed: 44, prompt }] },
    ]);
  });
});

describe('what the past tells', () => {
  it('is read by key alone, and no more than the newest calls of each kind', () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({
      countedInput: 1,
      content: index % 2 ? 'english' : 'code',
      output: index,
    }));
    const { store, file } = ledgerOf(many);
    const [of] = store.promptOutputs('shop', 'prompts/reply.prompt.md');
    expect(of?.outputs).toEqual(Array.from({ length: 200 }, (_, index) => index));
    expect(store.experience().inputs.map(it => it.calls.length)).toEqual([200, 200]);
    const db = new Database(file, { readonly: true });
    const kept = db.prepare('SELECT count(*) FROM recentInput').pluck().get();
    db.close();
    // One call in 32 drops what is too old of its kind: a thousand more than needed stay once in 10^13 runs.
    expect(kept).toBeLessThan(1400);
    const plans = plansOf(file);
    expect(plans.length).toBeGreaterThan(5);
    for (const plan of plans) expect(plan).toMatch(/^SEARCH recent(Output|Input) USING PRIMARY KEY/);
  });
});

/** How SQLite goes about all that is asked of the past, as it explains it. */
function plansOf(file: string): readonly string[] {
  const db = new Database(file);
  const asked: string[] = [];
  const overheard = new Proxy(db, {
    get(target, key) {
      const member = Reflect.get(target, key);
      if (key !== 'prepare') return member.bind(target);
      return (sql: string) => {
        asked.push(sql);
        return target.prepare(sql);
      };
    },
  });
  promptOutputs(overheard, 'shop', 'prompts/reply.prompt.md', now);
  experience(overheard, now);
  const named = {
    dimension: '',
    name: '',
    workspace: '',
    path: '',
    prompt: '',
    model: '',
    task: '',
    content: '',
    first: '',
    second: '',
  };
  const plans = asked.flatMap(sql => db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ ...named, since: 0 }));
  db.close();
  return plans.map(plan => (plan as { detail: string }).detail);
}
