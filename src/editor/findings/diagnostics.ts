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
import { foundIn } from './found';
import { Pace } from './pace';
import { pageOf, topicOf } from './pages';

/** What diagnostics of this extension say they come from. */
export const diagnosticSource = 'Promptmeter';

/** Keeps the findings of each open prompt file among the problems. */
export function registerDiagnostics(rooms: Rooms): Disposable {
  const { documents, dismissals, verdicts, watching, log, context } = rooms;
  const collection = languages.createDiagnosticCollection('promptmeter');

  const show = async (document: TextDocument) => {
    const reading = documents.latest(document);
    if (!reading) return;
    // A reading of the same text that is judged otherwise is followed by findings of its own.
    const isOvertaken = () => documents.latest(document)?.version !== reading.version;
    try {
      const found = await foundIn(rooms, document, reading);
      // Overtaken by an edit, the old ones stay: VS Code moves them with the text until the next reading.
      if (isOvertaken()) return;
      const shown = await Promise.all(
        found.map(finding => diagnosticOf(document, finding, context.extensionUri)),
      );
      if (!isOvertaken()) collection.set(document.uri, shown);
    } catch (error) {
      log.error(`The findings of ${document.uri} could not be worked out.`, error as Error);
    }
  };
  const pace = new Pace(show);
  const soon = (document: TextDocument) => {
    if (documents.state(document)?.kind === 'read') return pace.soon(document);
    pace.forget(document);
    collection.delete(document.uri);
  };
  const all = () => documents.all().forEach(soon);
  all();
  return Disposable.from(
    collection,
    documents.onDidChange(soon),
    dismissals.onDidChange(all),
    verdicts.onDidChange(all),
    watching.onDidChange(all),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('promptmeter.routing')) all();
    }),
    pace,
  );
}

async function diagnosticOf(document: TextDocument, finding: Finding, extension: Uri): Promise<Diagnostic> {
  const { message, severity, related = [] } = finding;
  const diagnostic = new Diagnostic(rangeIn(document, finding), message, severityOf(severity));
  const topic = topicOf(finding);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: topic, target: pageOf(extension, topic) };
  const places = await Promise.all(related.map(it => locationOf(document, it)));
  diagnostic.relatedInformation = related.flatMap(({ message: about }, index) => {
    const place = places[index];
    return place ? [new DiagnosticRelatedInformation(place, about)] : [];
  });
  return diagnostic;
}

/** Undefined where the other file is gone since it was scanned. */
async function locationOf(document: TextDocument, place: Related): Promise<Location | undefined> {
  if (place.path === undefined) return new Location(document.uri, rangeIn(document, place));
  const uri = uriOf(document, place.path);
  try {
    const other = uri && (await workspace.openTextDocument(uri));
    return other && new Location(other.uri, rangeIn(other, place));
  } catch {
    return undefined;
  }
}

/** Other files are named from their workspace folder on. */
function uriOf(document: TextDocument, path: string): Uri | undefined {
  const folder = workspace.getWorkspaceFolder(document.uri);
  return folder && Uri.joinPath(folder.uri, path);
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
