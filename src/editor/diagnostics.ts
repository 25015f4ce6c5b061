import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, type TextDocument } from 'vscode';
import type { Finding } from '../findings';
import type { Rooms } from './rooms';

/** Milliseconds from a reading to its findings: with the reading's own rest, a third of a second after a keystroke. */
const rest = 80;

/** What diagnostics of this extension say they come from. */
export const diagnosticSource = 'Promptmeter';

const severities: Readonly<Record<Finding['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Keeps the findings of each open prompt file among the problems. */
export function registerDiagnostics(rooms: Rooms): Disposable {
  const { documents, dismissals, log } = rooms;
  const collection = languages.createDiagnosticCollection('promptmeter');
  const timers = new Map<TextDocument, NodeJS.Timeout>();
  const show = (document: TextDocument) => {
    timers.delete(document);
    try {
      collection.set(document.uri, diagnosticsOf(rooms, document));
    } catch (error) {
      log.error(`The findings of ${document.uri} could not be worked out.`, error as Error);
    }
  };
  const soon = (document: TextDocument) => {
    clearTimeout(timers.get(document));
    if (documents.state(document))
      timers.set(
        document,
        setTimeout(() => show(document), rest),
      );
    else {
      timers.delete(document);
      collection.delete(document.uri);
    }
  };
  for (const document of documents.all()) soon(document);
  return Disposable.from(
    collection,
    documents.onDidChange(soon),
    dismissals.onDidChange(() => {
      for (const document of documents.all()) soon(document);
    }),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}

/** The findings of the document as it stands; an overtaken reading leaves the old ones, which move with the text. */
function diagnosticsOf({ documents, dismissals }: Rooms, document: TextDocument): Diagnostic[] | undefined {
  const reading = documents.latest(document);
  if (!reading) return undefined;
  return reading
    .findings()
    .filter(finding => !dismissals.has(document.uri, finding))
    .map(finding => {
      const range = new Range(document.positionAt(finding.start), document.positionAt(finding.end));
      const diagnostic = new Diagnostic(range, finding.message, severities[finding.severity]);
      diagnostic.source = diagnosticSource;
      diagnostic.code = finding.code;
      return diagnostic;
    });
}
