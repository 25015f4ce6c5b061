import type { Database } from 'better-sqlite3';
import type { CallRow } from './row';

const add = `
  INSERT INTO promptText (workspace, prompt, askedModel, promptTokens, firstAt, lastAt, calls, input, inputNano)
  VALUES (@workspace, @prompt, @askedModel, @promptTokens, @at, @at, @sign, @sign * @billed, @sign * @inputNano)
  ON CONFLICT (workspace, prompt, askedModel, promptTokens) DO UPDATE SET
    firstAt = min(firstAt, excluded.firstAt), lastAt = max(lastAt, excluded.lastAt),
    calls = calls + excluded.calls, input = input + excluded.input, inputNano = inputNano + excluded.inputNano`;

/**
 * Makes what keeps, for each length a prompt's own text has had, the calls it was sent with and what their input cost:
 * from them what shortening it has really saved is told, see `read/realised.ts`. Sample calls were not paid, and tell
 * nothing.
 */
export function promptTextKeeper(db: Database): (row: CallRow, sign: 1 | -1) => void {
  const adding = db.prepare(add);
  return (row, sign) => {
    const { promptTokens, inputNano, status, servedFrom, source } = row;
    if (row.prompt === '' || promptTokens === null || inputNano === null) return;
    if (status !== 'ok' || servedFrom !== 'provider' || source === 'sample') return;
    const billed = row.input + row.cacheRead + row.cacheWrite5m + row.cacheWrite1h;
    adding.run({ ...row, billed, sign });
  };
}
