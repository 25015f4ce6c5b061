import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { type CancellationToken, commands, type Disposable, ProgressLocation, window } from 'vscode';
import { type Imported, type ImportJob, type SourceId, type Survey, sourceOf, sources } from '../../imports';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { chooseExport } from './export';
import { chooseSources } from './pick';
import { doneText, nameOf, nothingText, reportLines } from './words';

type Done = Imported & { readonly source: SourceId };

/** "Import Usage…": looks what other tools logged on this machine, shows it, and imports what is chosen. */
export function registerImport(rooms: Rooms): Disposable {
  return commands.registerCommand(commandIds.importUsage, () => importUsage(rooms));
}

async function importUsage(rooms: Rooms): Promise<void> {
  const surveys = await withProgress(rooms, 'Looking for usage logs', survey);
  if (!surveys) return;
  const chosen =
    surveys.length > 0 ? await chooseSources(surveys, id => foldersOf(id, existsSync)) : await askForExport();
  const job = chosen === 'export' ? await chooseExport() : chosen;
  if (!job) return;
  const done = await withProgress(rooms, 'Importing usage', (...given) => runImport(job, ...given));
  if (done) await tell(rooms, done);
}

async function askForExport(): Promise<'export' | undefined> {
  const choose = 'Choose an Export…';
  const answer = await window.showInformationMessage(
    nothingText(sources.flatMap(it => foldersOf(it.id))),
    choose,
  );
  return answer === choose ? 'export' : undefined;
}

/** Where a source keeps its logs, as people write it. */
function foldersOf(id: SourceId, thatAre: (path: string) => boolean = () => true): readonly string[] {
  const home = homedir();
  const place = { home, environment: process.env };
  return sourceOf(id)
    .paths(place)
    .filter(thatAre)
    .map(it => (it.startsWith(home) ? `~${it.slice(home.length)}` : it));
}

type Tell = (message: string) => void;

async function survey(rooms: Rooms, tell: Tell, signal: AbortSignal): Promise<readonly Survey[]> {
  const surveys: Survey[] = [];
  let failure: string | undefined;
  await rooms.imports.run(
    { kind: 'survey' },
    message => {
      if (message.kind === 'failed') failure = message.message;
      if (message.kind !== 'surveyed') return;
      surveys.push(message.survey);
      tell(`${nameOf(message.survey.source)} read…`);
    },
    signal,
  );
  if (failure !== undefined) throw new Error(failure);
  return surveys;
}

async function runImport(
  job: ImportJob,
  rooms: Rooms,
  tell: Tell,
  signal: AbortSignal,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  let failure: string | undefined;
  await rooms.imports.run(
    job,
    message => {
      if (message.kind === 'failed') failure = message.message;
      if (message.kind === 'imported') done.push({ ...message.imported, source: message.source });
      if (message.kind === 'progress')
        tell(`${nameOf(message.source)}: ${message.logs} of ${message.of} logs…`);
    },
    signal,
  );
  if (failure !== undefined) throw new Error(failure);
  return done;
}

/** What `work` comes by; `undefined` when the user cancels it or it fails, which is told. */
async function withProgress<T>(
  rooms: Rooms,
  title: string,
  work: (rooms: Rooms, tell: Tell, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const location = ProgressLocation.Notification;
  return window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    try {
      return await work(rooms, message => progress.report({ message }), signalOf(token));
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      rooms.log.error(title, error as Error);
      void window.showErrorMessage(`Usage could not be imported: ${(error as Error).message}`);
      return undefined;
    }
  });
}

function signalOf(token: CancellationToken): AbortSignal {
  const cancelling = new AbortController();
  token.onCancellationRequested(() => cancelling.abort(new Error('Cancelled.')));
  return cancelling.signal;
}

async function tell({ log }: Rooms, done: readonly Done[]): Promise<void> {
  for (const line of done.flatMap(reportLines)) log.info(line);
  const [spend, report] = ['Show Spend', 'Show Report'];
  const answer = await window.showInformationMessage(doneText(done), spend, report);
  if (answer === spend) await commands.executeCommand(commandIds.showSpend);
  if (answer === report) log.show();
}
