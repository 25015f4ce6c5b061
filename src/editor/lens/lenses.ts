import { setTimeout as wait } from 'node:timers/promises';
import { CodeLens, Disposable, EventEmitter, languages, Range, type TextDocument, workspace } from 'vscode';
import { verdictLine, verdictSentence } from '../../trials';
import { commandIds } from '../commands';
import { mostCharacters, type State } from '../documents/documents';
import { selector } from '../documents/holders';
import type { Reading } from '../documents/reading';
import { placeOf, titleLine } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { isRunnable } from '../run/runnable';
import { readSettings } from '../settings';
import { counted, grouped, lensText, messageText } from '../words/cost';
import { detailText, editText, monthlyText, spentText } from '../words/spent';
import { monthlyChange } from './monthly';
import { Savable } from './savable';

/** Milliseconds a lens waits for its figures before it says "counting". */
const patience = 250;

/** Tokens and cost above each prompt, tokens above each message. */
export function registerLenses(rooms: Rooms): Disposable {
  const { documents, spending, verdicts } = rooms;
  const changed = new EventEmitter<void>();
  const savable = new Savable(rooms);
  /** What the lenses of each document were last made of, at which version. VS Code itself asks anew after an edit. */
  const drawn = new WeakMap<TextDocument, { readonly version: number; readonly state: State | undefined }>();
  return Disposable.from(
    changed,
    savable,
    savable.onDidChange(() => changed.fire()),
    spending.onDidChange(() => changed.fire()),
    verdicts.onDidChange(() => changed.fire()),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('promptmeter')) changed.fire();
    }),
    documents.onDidChange(document => {
      const state = documents.state(document);
      const awaited = state?.kind === 'read' && !documents.latest(document)?.settled;
      const last = drawn.get(document);
      if (!awaited && last?.version === document.version && last.state !== state) changed.fire();
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document, token) {
        await Promise.race([documents.current(document, token), wait(patience)]);
        const state = documents.state(document);
        drawn.set(document, { version: document.version, state });
        if (!state || state.kind === 'empty') return [];
        if (state.kind === 'too-large') {
          return [note(top(document), `Too large to count: more than ${grouped(mostCharacters)} characters`)];
        }
        if (state.kind !== 'read') return [note(top(document), 'counting…')];
        // The last known figures, where they are not yet those of the last keystroke.
        return lensesOf(rooms, savable, document, state.reading);
      },
    }),
  );
}

function lensesOf(rooms: Rooms, savable: Savable, document: TextDocument, reading: Reading): CodeLens[] {
  const settings = readSettings(document.uri);
  return reading.file.prompts.flatMap((prompt, index) => {
    const lenses: CodeLens[] = [];
    const estimate = reading.estimates[index]!;
    if (settings['lens.prompt']) {
      const place = placeOf(document, index);
      const title = lensText(prompt, estimate, reading.inclusions[index]);
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
      if (settings['lens.spend']) lenses.push(...spendLens(rooms, document, reading, index, line));
      if (
        isRunnable(
          reading.file.format,
          estimate.messages.map(it => it.message),
        )
      ) {
        const tooltip = 'Run this prompt, and record what it costs';
        lenses.push(
          new CodeLens(line, { title: 'Run', command: commandIds.runPrompt, arguments: [place], tooltip }),
        );
      }
    }
    const [tested] = settings['lens.prompt'] ? rooms.verdicts.of(document, reading, index) : [];
    if (tested) {
      lenses.push(
        new CodeLens(titleLine(document, reading.file, prompt), {
          title: verdictLine(tested),
          command: commandIds.testCheaperModel,
          arguments: [placeOf(document, index), tested.cheaper],
          tooltip: `${verdictSentence(tested)} Press to test again.`,
        }),
      );
    }
    const saved = settings['lens.prompt'] ? savable.of(document, index) : 0;
    if (saved > 0) lenses.push(minimiseLens(document, reading, index, saved));
    if (settings['lens.message'] && estimate.messages.length > 1) {
      for (const message of estimate.messages) {
        const start = document.positionAt(message.message.start);
        lenses.push(new CodeLens(new Range(start, start), { title: messageText(message), command: '' }));
      }
    }
    return lenses;
  });
}

/** What the prompt's calls cost, and what its edit changes a month; nothing where there were none. */
function spendLens(
  { spending, unedited }: Rooms,
  document: TextDocument,
  reading: Reading,
  index: number,
  line: Range,
): readonly CodeLens[] {
  const before = unedited.of(document, reading, index);
  const spent = spending.of(bookingOf(document.uri, reading.file, reading.file.prompts[index]!));
  if (!spent || spent.calls === 0) return [];
  const change = before && monthlyChange(before, reading.estimates[index]!, spent);
  const title = [spentText(spent), ...(change ? [monthlyText(change)] : [])].join(' · ');
  const tooltip = [detailText(spent), ...(change ? [editText(change)] : []), 'Click for all spend.'].join(
    '\n',
  );
  return [new CodeLens(line, { title, command: commandIds.showSpend, tooltip })];
}

function minimiseLens(document: TextDocument, reading: Reading, index: number, saved: number): CodeLens {
  const prompt = reading.file.prompts[index]!;
  return new CodeLens(titleLine(document, reading.file, prompt), {
    title: `Minimise (−${grouped(saved)})`,
    command: commandIds.previewMinimise,
    arguments: [placeOf(document, index)],
    tooltip: `See what would change to save ${counted(saved, 'token')} of every call`,
  });
}

function note(range: Range, title: string): CodeLens {
  return new CodeLens(range, { title, command: '' });
}

function top(document: TextDocument): Range {
  return document.lineAt(0).range;
}
