import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, type TextDocument } from 'vscode';
import type { Finding } from '../findings';
import type { Rooms } from './rooms';

/** Milliseconds from a reading to its findings: with the reading's own rest, a third of a second after a keystroke. */
const rest = 80;
/** A file that takes long to judge waits for as long a rest, up to this. */
const longestRest = 5000;

/** What diagnostics of this extension say they come from. */
export const diagnosticSource = 'Promptmeter';

/** Keeps the findings of each open prompt file among the problems. */
export function registerDiagnostics(rooms: Rooms): Disposable {
  const { documents, dismissals, log } = rooms;
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
      const shown = found.filter(finding => !dismissals.has(document.uri, finding));
      collection.set(
        document.uri,
        shown.map(finding => diagnosticOf(document, finding)),
      );
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

function diagnosticOf(document: TextDocument, { start, end, message, severity, code }: Finding): Diagnostic {
  const range = new Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new Diagnostic(range, message, severityOf(severity));
  diagnostic.source = diagnosticSource;
  diagnostic.code = code;
  return diagnostic;
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
