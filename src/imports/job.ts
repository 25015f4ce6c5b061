import { setTimeout as sleep } from 'node:timers/promises';
import { loadDriver, openLedger } from '../ledger';
import type { Look, Origins } from '../origins';
import type { Prices } from '../prices';
import { findLogs, type Log, logsIn } from './find';
import { type Imported, importLogs } from './importLogs';
import type { Place, PromptOf, SourceId } from './source';
import { sourceOf, sources } from './sources/all';
import { type Survey, surveyLogs } from './survey';

/**
 * What to do: to look what there is, to import sources from where they keep their logs (or from `path`), or to follow
 * those logs until the thread is ended.
 */
export type ImportJob =
  | { readonly kind: 'survey' }
  | { readonly kind: 'import'; readonly sources: readonly SourceId[]; readonly path?: string }
  | { readonly kind: 'follow' };

/** What the thread starts with. Plain data, since it crosses to another thread. */
export interface ImportData {
  readonly job: ImportJob;
  /** Absolute path of the ledger. */
  readonly ledgerFile: string;
  /** Where the prompts are that the words in logs are matched against, if the user lets them be. */
  readonly prompts?: readonly Look[] | undefined;
  /** The user's own models, as their settings hold them. */
  readonly ownModels: Readonly<Record<string, unknown>>;
}

/** What comes back from it. */
export type FromImport =
  | { readonly kind: 'surveyed'; readonly survey: Survey }
  | { readonly kind: 'progress'; readonly source: SourceId; readonly logs: number; readonly of: number }
  | { readonly kind: 'imported'; readonly source: SourceId; readonly imported: Imported }
  | { readonly kind: 'failed'; readonly message: string };

/** Milliseconds between two looks at followed logs: an agent's call takes longer. */
const followMs = 5000;

/** Such looks between two at the prompts' files. */
const lookRounds = 60;

/**
 * Does a job, telling what it comes by. Resolves when it is done; a job that follows is never done. Between two parts
 * of an import it looks whether it is to stop, and then rejects with the signal's reason.
 * @param open what finds prompts again; loaded only where words are matched
 */
export async function doJob(
  data: ImportData,
  place: Place,
  tell: (message: FromImport) => void,
  open: () => Promise<Origins>,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { job } = data;
  const driver = await loadDriver();
  const ledger = openLedger({ file: data.ledgerFile, onNotice: () => {} });
  let prices: Prices | undefined;
  const openPrices = async () => {
    const { createPrices } = await import('../prices');
    prices ??= createPrices({ ownModels: data.ownModels });
    return prices;
  };
  const origins = data.prompts && (await open());
  const promptOf: PromptOf = (text, at) => {
    const [made, ...others] = origins?.madeBy([{ role: 'user', text }], at) ?? [];
    // One of several is none: what follows in a log would be booked on it too.
    return others.length === 0 ? made?.prompt : undefined;
  };

  async function importFrom(source: SourceId, logs: readonly Log[]): Promise<Imported> {
    return importLogs(source, origins ? logs.map(it => matched(it, promptOf)) : logs, {
      ledger,
      openPrices,
      driver,
      now: Date.now,
      signal,
      onProgress: done => tell({ kind: 'progress', source, logs: done, of: logs.length }),
    });
  }

  async function look(): Promise<void> {
    for (const it of data.prompts ?? []) await origins?.look(it);
  }

  try {
    if (job.kind !== 'survey') await look();
    if (job.kind === 'survey') {
      for (const source of sources) {
        const logs = findLogs(source, place);
        if (logs.length === 0) continue;
        const marks = await ledger.marks(source.id);
        const survey = surveyLogs(source.id, logs, marks, { now: Date.now(), driver });
        tell({ kind: 'surveyed', survey });
      }
    } else if (job.kind === 'import') {
      for (const id of job.sources) {
        const source = sourceOf(id);
        const logs = job.path === undefined ? findLogs(source, place) : (logsIn(source, job.path) ?? []);
        tell({ kind: 'imported', source: id, imported: await importFrom(id, logs) });
      }
    } else {
      for (let round = 1; ; round++) {
        if (round % lookRounds === 0) await look();
        for (const source of sources) {
          const logs = findLogs(source, place);
          if (logs.length === 0) continue;
          const imported = await importFrom(source.id, logs);
          if (imported.read > 0) tell({ kind: 'imported', source: source.id, imported });
        }
        await sleep(followMs);
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    origins?.close();
    await ledger.close();
  }
}

function matched(log: Log, promptOf: PromptOf): Log {
  const form = log.form.kind === 'lines' ? log.form.matching?.(promptOf) : undefined;
  return form ? { ...log, form } : log;
}
