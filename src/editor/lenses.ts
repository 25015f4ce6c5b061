import { setTimeout as wait } from 'node:timers/promises';
import { CodeLens, Disposable, EventEmitter, languages, Range, type TextDocument, workspace } from 'vscode';
import { bookingOf } from './booking';
import { commandIds } from './commands';
import { mostCharacters } from './documents';
import { selector } from './holders';
import type { Reading } from './reading';
import type { Rooms } from './rooms';
import { isRunnable } from './runnable';
import { readSettings } from './settings';
import { placeOf, titleLine } from './target';
import { grouped, lensText, messageText } from './wording';

/** Milliseconds a lens waits for its figures before it says "counting". */
const patience = 250;

/** Tokens and cost above each prompt, tokens above each message. */
export function registerLenses(rooms: Rooms): Disposable {
  const { documents, spending, learning } = rooms;
  const changed = new EventEmitter<void>();
  /** Documents whose lenses may yet change. VS Code itself asks anew after an edit, so only these need an event. */
  const unsettled = new Set<TextDocument>();
  return Disposable.from(
    changed,
    spending.onDidChange(() => changed.fire()),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('promptmeter')) changed.fire();
    }),
    learning.onDidChange(() => {
      for (const document of documents.all()) unsettled.add(document);
    }),
    documents.onDidChange(document => {
      const awaited = documents.state(document)?.kind === 'read' && !documents.latest(document)?.settled;
      if (!awaited && unsettled.delete(document)) changed.fire();
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document, token) {
        await Promise.race([documents.current(document, token), wait(patience)]);
        const state = documents.state(document);
        if (!state || state.kind === 'empty') return [];
        if (state.kind === 'too-large') {
          return [note(top(document), `Too large to count: more than ${grouped(mostCharacters)} characters`)];
        }
        if (!documents.latest(document)?.settled) unsettled.add(document);
        if (state.kind !== 'read') return [note(top(document), 'counting…')];
        // The last known figures, where they are not yet those of the last keystroke.
        return lensesOf(rooms, document, state.reading);
      },
    }),
  );
}

function lensesOf({ spending }: Rooms, document: TextDocument, reading: Reading): CodeLens[] {
  const settings = readSettings(document.uri);
  return reading.file.prompts.flatMap((prompt, index) => {
    const lenses: CodeLens[] = [];
    const estimate = reading.estimates[index]!;
    if (settings['lens.prompt']) {
      const spent = settings['lens.spend']
        ? spending.of(bookingOf(document.uri, reading.file, prompt))
        : undefined;
      const place = placeOf(document, index);
      const title = lensText(prompt, estimate, spent);
      const line = titleLine(document, reading.file, prompt);
      const compare = {
        title,
        command: commandIds.compareModels,
        arguments: [place],
        tooltip: 'Compare models',
      };
      lenses.push(
        new CodeLens(
          line,
          estimate.cost.kind === 'unpriced' && estimate.cost.coveredBy === undefined
            ? { ...compare, tooltip: estimate.cost.because }
            : compare,
        ),
      );
      if (isRunnable(reading.file.format)) {
        const tooltip = 'Run this prompt, and record what it costs';
        lenses.push(
          new CodeLens(line, { title: 'Run', command: commandIds.runPrompt, arguments: [place], tooltip }),
        );
      }
    }
    if (settings['lens.message'] && estimate.messages.length > 1) {
      for (const message of estimate.messages) {
        const start = document.positionAt(message.message.start);
        lenses.push(new CodeLens(new Range(start, start), { title: messageText(message), command: '' }));
      }
    }
    return lenses;
  });
}

function note(range: Range, title: string): CodeLens {
  return new CodeLens(range, { title, command: '' });
}

function top(document: TextDocument): Range {
  return document.lineAt(0).range;
}
