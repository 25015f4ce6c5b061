import type { Driver, Mark } from '../ledger';
import type { Log } from './find';
import { readLog } from './read';
import type { SourceId, Used } from './source';

/** What an import of a source would bring. */
export interface Survey {
  readonly source: SourceId;
  /** Logs there are. */
  readonly logs: number;
  /** Calls in what is new in them since the last import; a few may be in the ledger from other logs. */
  readonly calls: number;
  /** Milliseconds since the epoch, of the first and the last of these calls; absent when there are none. */
  readonly firstAt?: number;
  readonly lastAt?: number;
}

/** Reads what is new in the logs and counts it; keeps nothing. Logs that cannot be read are passed over here. */
export function surveyLogs(
  source: SourceId,
  logs: readonly Log[],
  marks: readonly Mark[],
  { now, driver }: { readonly now: number; readonly driver: Driver },
): Survey {
  const known = new Map(marks.map(it => [it.path, it]));
  const families = new Map<string, Family>();
  let [firstAt, lastAt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { path, form } of logs) {
    try {
      for (const item of readLog(path, form, known.get(path), { now, driver })?.items ?? []) {
        if ('skipped' in item) continue;
        count(families, item.used);
        firstAt = Math.min(firstAt, item.used.at);
        lastAt = Math.max(lastAt, item.used.at);
      }
    } catch {
      // The import says which logs cannot be read, and why.
    }
  }
  let calls = 0;
  for (const { keys } of families.values()) calls += keys.length;
  return { source, logs: logs.length, calls, ...(calls > 0 && { firstAt, lastAt }) };
}

/** The keys of a family's calls that count: those of the highest rank. */
interface Family {
  readonly rank: number;
  readonly keys: string[];
}

function count(families: Map<string, Family>, { family, rank, key }: Used): void {
  const known = families.get(family);
  if (!known || known.rank < rank) families.set(family, { rank, keys: [key] });
  else if (known.rank === rank && !known.keys.includes(key)) known.keys.push(key);
}
