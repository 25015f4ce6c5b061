import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../src/ledger/file/migrations';
import { migrate } from '../../../src/ledger/file/schema';
import { watchedCalls } from '../../../src/ledger/read/watched';
import { ledgerFile, openStore, sampleCall } from './sample';

describe('watched calls', () => {
  it('are those of the workspace since the moment that have a grade, newest first', () => {
    const { store } = openStore(ledgerFile());
    const watched = { source: 'watch', prompt: 'a.prompt#watch', routeReason: 'watches gpt-4o-mini' };
    const of = (id: string, at: number, over = {}) =>
      sampleCall(id, { ...watched, askedModel: 'gpt-4o', scorePermille: 700, at, ...over });
    store.record([
      of('old', 10),
      of('one', 20),
      of('two', 30),
      of('other', 40, { workspace: 'elsewhere' }),
      of('judge', 50, { scorePermille: null }),
      of('run', 60, { source: 'run' }),
    ]);
    const found = store.watchedCalls({ since: 20, workspace: 'shop' });
    expect(found.map(it => it.at)).toEqual([30, 20]);
    expect(found[0]).toEqual({
      ...{ workspace: 'shop', prompt: 'a.prompt', at: 30, keptPermille: 700 },
      ...{ model: 'gpt-4o', cheaper: 'gpt-4o-mini' },
    });
    expect(store.watchedCalls({ since: 0 }).map(it => it.at)).toEqual([40, 30, 20, 10]);
  });

  it('of a workspace cost no look at its other calls', () => {
    const db = new Database(':memory:');
    migrate(db, migrations);
    let sql = '';
    const heard = new Proxy(db, {
      get(target, key) {
        if (key !== 'prepare') return Reflect.get(target, key).bind(target);
        return (text: string) => {
          sql = text;
          return target.prepare(text);
        };
      },
    });
    watchedCalls(heard, { since: 0, workspace: 'shop' });
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ since: 0, workspace: 'shop' });
    expect(plan).toMatchObject([{ detail: expect.stringContaining('USING INDEX callWatched') }]);
    db.close();
  });
});
