import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import {
  findLogs,
  type ImportData,
  type Imported,
  type Log,
  logsIn,
  type Place,
  type Source,
  sourceOf,
  sources,
} from '../../imports';
import type { Look } from '../../origins';
import { type Arguments, type LightCommand, Misuse, type Outcome, type Setting } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { thousands } from '../table';

/** Brings what other tools logged of their calls into the ledger. */
export const importUsage: LightCommand = {
  isLight: true,
  name: 'import',
  usage: '[SOURCE | --all] --ledger DB [--path P] [--match FOLDER]...',
  summary: `usage that other tools logged: ${sources.map(it => it.id).join(', ')}`,
  options: {
    ledger: { type: 'string' },
    path: { type: 'string' },
    all: { type: 'boolean' },
    match: { type: 'string', multiple: true },
  },
  run,
};

interface Found {
  readonly source: Source;
  readonly logs: readonly Log[];
}

async function run(given: Arguments, rooms: Setting): Promise<Outcome> {
  const file = ledgerFileOf(given);
  const place = { home: rooms.environment.HOME ?? homedir(), environment: rooms.environment };
  const named = namedSource(given);
  const path = given.text('path');
  const found = named ? [logsOf(named, path, place)] : everythingFound(path, place);
  const data: ImportData = {
    job: {
      kind: 'import',
      sources: found.map(it => it.source.id),
      ...(path !== undefined && { path: resolve(path) }),
    },
    ledgerFile: resolve(file),
    ...(given.list('match').length > 0 && { prompts: given.list('match').map(lookOf) }),
    ownModels: await ownModelsIn(given.text('models')),
  };
  const results = await importAll(data, rooms);
  const json = named
    ? jsonOf(results)
    : { ...jsonOf(results), sources: results.map(it => ({ source: it.source.id, ...jsonOf([it]) })) };
  const complaints = found.some(it => it.logs.length > 0) ? [] : [nothingFound(named, path, place)];
  const text = (await Promise.all(results.map(textOf))).join('\n\n');
  return { json, text, complaints, exit: 0 };
}

async function ownModelsIn(path: string | undefined): Promise<ImportData['ownModels']> {
  if (path === undefined) return {};
  const { openPrices, readOwnModels } = await import('../ownModels');
  // Refuses entries that cannot be used.
  await openPrices(path);
  return readOwnModels(path);
}

/** The prompts of a folder, which words in logs are matched against. */
function lookOf(folder: string): Look {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Misuse(`${folder} is no folder.`);
  return { folder: resolve(folder), exclude: [], include: [], sourceCode: true, history: true };
}

type Result = Imported & { readonly source: Source };

async function importAll(data: ImportData, { runImport, signal }: Setting): Promise<readonly Result[]> {
  const results: Result[] = [];
  let failure: string | undefined;
  try {
    await runImport(
      data,
      message => {
        if (message.kind === 'failed') failure = message.message;
        if (message.kind === 'imported')
          results.push({ ...message.imported, source: sourceOf(message.source) });
      },
      signal,
    );
  } catch (error) {
    if (signal.aborted) throw new Misuse('Stopped. What was read so far is in the ledger.');
    throw error;
  }
  if (failure !== undefined) throw new Error(failure);
  return results;
}

function namedSource(given: Arguments): Source | undefined {
  const [name, ...more] = given.paths;
  if (more.length > 0 || (name !== undefined && given.flag('all'))) {
    throw new Misuse('Name one source, or none for all that is found.');
  }
  if (name === undefined) return undefined;
  const source = sources.find(it => it.id === name);
  if (source) return source;
  throw new Misuse(`There is no source "${name}". Known: ${sources.map(it => it.id).join(', ')}.`);
}

function logsOf(source: Source, path: string | undefined, place: Place): Found {
  if (path === undefined) {
    if (source.paths(place).length > 0) return { source, logs: findLogs(source, place) };
    throw new Misuse(`An export may be anywhere: name the file with --path.`);
  }
  const logs = logsIn(source, path);
  if (!logs) throw new Misuse(`There is no ${path}.`);
  return { source, logs };
}

function everythingFound(path: string | undefined, place: Place): readonly Found[] {
  if (path !== undefined) throw new Misuse('Name the source that --path belongs to.');
  return sources.map(source => ({ source, logs: findLogs(source, place) })).filter(it => it.logs.length > 0);
}

function nothingFound(named: Source | undefined, path: string | undefined, place: Place): string {
  const looked = path === undefined ? (named ? [named] : sources).flatMap(it => it.paths(place)) : [path];
  return `No logs${named ? ` of ${named.name}` : ''} were found in ${looked.join(', ')}.`;
}

function jsonOf(results: readonly Imported[]) {
  const sum = (of: (it: Imported) => number) => results.reduce((total, it) => total + of(it), 0);
  return {
    read: sum(it => it.read),
    imported: sum(it => it.imported),
    duplicates: sum(it => it.duplicates),
    skipped: results.flatMap(it => it.skipped),
    compared: {
      calls: sum(it => it.compared.calls),
      logNano: sum(it => it.compared.logNano),
      listNano: sum(it => it.compared.listNano),
    },
  };
}

/** Skipped lines shown to people; `--json` lists them all. */
const mostShown = 10;

async function textOf({ source, read, imported, duplicates, skipped, compared }: Result): Promise<string> {
  const more = skipped.length - mostShown;
  return [
    `${source.name}: ${thousands(imported)} new calls of ${thousands(read)} records read; ` +
      `${thousands(duplicates)} told of calls that were known.`,
    ...(compared.calls > 0 ? [await comparison(compared)] : []),
    ...(imported > 0 && source.caveat ? [`  ${source.caveat}`] : []),
    ...skipped
      .slice(0, mostShown)
      .map(it => `  skipped ${it.file}${it.line > 0 ? `:${it.line}` : ''}: ${it.reason}`),
    ...(more > 0 ? [`  and ${thousands(more)} more; --json lists them all.`] : []),
  ].join('\n');
}

async function comparison({ calls, logNano, listNano }: Imported['compared']): Promise<string> {
  const { formatNano } = await import('../../prices');
  return (
    `  The log says ${formatNano(logNano)} for ${thousands(calls)} of them, ` +
    `the price list ${formatNano(listNano)}.`
  );
}
