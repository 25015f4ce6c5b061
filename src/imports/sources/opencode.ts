import { join } from 'node:path';
import { checked, unusable } from '../check';
import { count, type Fields, nano, object, readObject, text, time } from '../field';
import type { DatabaseForm, Parsed, Source, WholeForm } from '../source';

/**
 * opencode's messages (github.com/sst/opencode, packages/opencode/src/session: `getUsage`): rows of a SQLite database,
 * and a JSON file each in versions of before 2026, which the database took over: the same message has the same id.
 * - Input excludes what the cache gave and took. Reasoning stands beside output and is billed as output; where a
 *   `total` is told and holds without it, it was a part of output.
 * - `cost` is 0 for models that a subscription covers or that have no price: trusted only when above.
 */
const database: DatabaseForm = {
  kind: 'database',
  table: 'message',
  query: 'SELECT id, session_id, data FROM message',
  parse(row) {
    const record = readObject(text(row, 'data'));
    return record ? message({ ...record, id: row.id }) : unusable('its data is no JSON');
  },
};

const file: WholeForm = {
  kind: 'whole',
  parse(written) {
    const record = readObject(written);
    return [record ? message(record) : unusable('it is torn, or no JSON')];
  },
};

function message(record: Fields): Parsed {
  if (record.role !== undefined && record.role !== 'assistant') return undefined;
  const tokens = object(record, 'tokens');
  const cache = object(tokens, 'cache');
  const [input, output, reasoning] = [
    count(tokens, 'input'),
    count(tokens, 'output'),
    count(tokens, 'reasoning'),
  ];
  const [cacheRead, cacheWrite] = [count(cache, 'read'), count(cache, 'write')];
  const isWithin = 'total' in tokens && count(tokens, 'total') === input + output + cacheRead + cacheWrite;
  if (input + output + reasoning + cacheRead + cacheWrite === 0) return undefined;
  const logged = nano(record, 'cost');
  return checked({
    family: text(record, 'id'),
    key: '',
    rank: 0,
    at: time(object(record, 'time'), 'created'),
    model: text(record, 'modelID'),
    provider: text(record, 'providerID'),
    workspace: text(object(record, 'path'), 'cwd'),
    input,
    cacheRead,
    cacheWrite5m: cacheWrite,
    cacheWrite1h: 0,
    output: output + (isWithin ? 0 : reasoning),
    ...(logged !== undefined && logged > 0 && { loggedCostNano: logged }),
  });
}

export const opencode: Source = {
  id: 'opencode',
  name: 'opencode',
  folders: [],
  paths({ home, environment }) {
    const data = environment.XDG_DATA_HOME || join(home, '.local', 'share');
    return [environment.OPENCODE_DATA_DIR || join(data, 'opencode')];
  },
  formOf(path) {
    if (/[\\/]?opencode[^\\/]*\.db$/.test(path)) return database;
    return /[\\/]message[\\/].*\.json$/.test(path) ? file : undefined;
  },
};
