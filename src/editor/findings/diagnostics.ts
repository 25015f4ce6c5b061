import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  Location,
  languages,
  Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { Finding, Related } from '../../findings';
import type { Rooms } from '../rooms';
import { pageOf, topicOf } from './pages';

/** Milliseconds from a reading to its findings: with the reading's own rest, a third of a second after a keystroke. */
const rest = 80;
/** A file that takes long to judge waits for as long a rest, up to this. */
const longestRest = 5000;

/** What diagnostics of this extension say they come from. */
export const diagnosticSource = 'Promptmeter';

/** Keeps the findings of each open prompt file among the problems. */
export function registerDiagnostics(rooms: Rooms): Disposable {
  const { documents, dismissals, log, context } = rooms;
  const collection = languages.createDiagnosticCollection('promptmeter');
  const timers = new Map<TextDocument, NodeJS.Timeout>();
  let tookMs = 0;

  const show = async (document: TextDocument) => {
    timers.delete(document);
    const reading = documents.latest(document);
    if (!reading) return;
    const started = performance.now();
    try {
      const found = await reading.findings();
      tookMs = performance.now() - started;
      // Overtaken by an edit, the old ones stay: VS Code moves them with the text until the next reading.
      if (documents.latest(document) !== reading) return;
      const wanted = found.filter(finding => !dismissals.has(document.uri, finding));
      const shown = await Promise.all(
        wanted.map(finding => diagnosticOf(document, finding, context.extensionUri)),
      );
      if (documents.latest(document) === reading) collection.set(document.uri, shown);
    } catch (error) {
      log.error(`The findings of ${document.uri} could not be worked out.`, error as Error);
    }
  };
  const soon = (document: TextDocument) => {
    clearTimeout(timers.get(document));
    timers.delete(document);
    if (documents.state(document)?.kind !== 'read') collection.delete(document.uri);
    else {
      const wait = Math.min(longestRest, Math.max(rest, tookMs));
      timers.set(document, setTimeout(show, wait, document));
    }
  };
  const all = () => documents.all().forEach(soon);
  all();
  return Disposable.from(
    collection,
    documents.onDidChange(soon),
    dismissals.onDidChange(all),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}

async function diagnosticOf(document: TextDocument, finding: Finding, extension: Uri): Promise<Diagnostic> {
  const { message, severity, related = [] } = finding;
  const diagnostic = new Diagnostic(rangeIn(document, finding), message, severityOf(severity));
  const topic = topicOf(finding);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: topic, target: pageOf(extension, topic) };
  diagnostic.relatedInformation = await Promise.all(
    related.map(async it => new DiagnosticRelatedInformation(await locationOf(document, it), it.message)),
  );
  return diagnostic;
}

/** Other files are named from their workspace folder on. */
async function locationOf(document: TextDocument, place: Related): Promise<Location> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const other =
    place.path === undefined || !folder
      ? document
      : await workspace.openTextDocument(Uri.joinPath(folder.uri, place.path));
  return new Location(other.uri, rangeIn(other, place));
}

function rangeIn(document: TextDocument, { start, end }: Pick<Finding, 'start' | 'end'>): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function severityOf(severity: Finding['severity']): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
  }
}
