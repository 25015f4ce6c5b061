import { CodeLens, Disposable, EventEmitter, languages, Position, Range, type TextDocument } from 'vscode';
import { bookingOf } from './booking';
import { commandIds } from './commands';
import { mostCharacters } from './documents';
import { selector } from './holders';
import type { Reading } from './reading';
import type { Rooms } from './rooms';
import { readSettings } from './settings';
import { placeOf, titleLine } from './target';
import { grouped, lensText, messageText } from './wording';

/** Milliseconds a lens waits for its figures before it says "counting". */
const patience = 250;

/** Tokens and cost above each prompt, tokens above each message. */
export function registerLenses(rooms: Rooms): Disposable {
  const { documents, spending } = rooms;
  const changed = new EventEmitter<void>();
  /** Documents whose lenses say "counting". VS Code itself asks anew after an edit, so only these need an event. */
  const counting = new Set<TextDocument>();
  return Disposable.from(
    changed,
    spending.onDidChange(() => changed.fire()),
    documents.onDidChange(document => {
      if (counting.delete(document)) changed.fire();
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document, token) {
        const state = documents.state(document);
        if (!state || state.kind === 'empty') return [];
        if (state.kind === 'too-large')
          return [note(`Too large to count: more than ${grouped(mostCharacters)} characters`)];
        const reading = await Promise.race([documents.current(document, token), after(patience)]);
        if (reading) return lensesOf(rooms, document, reading);
        if (documents.state(document)?.kind === 'empty') return [];
        counting.add(document);
        return [note('counting…')];
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
      lenses.push(
        new CodeLens(
          titleLine(document, reading.file, prompt),
          estimate.cost.kind === 'unpriced'
            ? { title, command: commandIds.chooseModel, arguments: [place], tooltip: estimate.cost.because }
            : { title, command: commandIds.compareModels, arguments: [place], tooltip: 'Compare models' },
        ),
      );
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

function note(title: string): CodeLens {
  const top = new Position(0, 0);
  return new CodeLens(new Range(top, top), { title, command: '' });
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise(resolve => setTimeout(() => resolve(undefined), milliseconds));
}
