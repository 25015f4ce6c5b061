import { commands, Disposable, ProgressLocation, window } from 'vscode';
import type { Range } from '../../prompts';
import type { Offer } from '../../reader';
import { commandIds } from '../commands';
import { type Target, targetOf } from '../documents/target';
import { cacheNote } from '../minimise/cacheNote';
import { savedText } from '../minimise/savings';
import { make, Proposals } from '../proposals';
import type { Rooms } from '../rooms';
import { counted, grouped } from '../words/cost';
import { askTokens, pickPart, pickStrategy } from './asking';

/**
 * "Fit to N Tokens…": asks which part of a prompt, how many tokens, and how; shows the outcome as a diff, and makes the
 * change when it is told to. The selection is the part where there is one.
 */
export function registerFit(rooms: Rooms): Disposable {
  const proposals = new Proposals('promptmeter-fitted');

  async function fit(argument?: unknown): Promise<void> {
    const target = await targetOf(rooms, argument);
    if (!target) return;
    const { document, reading, place } = target;
    const { version } = document;
    const part = partIn(argument);
    const selection = part === undefined ? selectionIn(target) : undefined;
    const offers = await reading.offers({ index: place.index, selection });
    const offer = part === undefined ? await pickPart(offers) : offers.find(it => it.part.name === part);
    if (offers.length === 0) return nothingToFit(selection);
    const tokens = offer && (await askTokens(offer));
    if (!offer || tokens === undefined) return;
    const fittings = await window.withProgress(
      { location: ProgressLocation.Window, title: `Fitting into ${counted(tokens, 'token')}` },
      () => reading.fitted(place.index, offer.part, tokens),
    );
    if (document.version !== version || reading.version !== version) return changedMeanwhile();
    const fitting = await pickStrategy(fittings, tokens);
    if (!fitting) return;
    const saved = savedText(rooms, document, reading, place, fitting.before - fitting.tokens);
    const note = await cacheNote(rooms, document, reading, place.index, fitting.edits[0]?.start ?? 0);
    const chosen = await proposals.ask(document, {
      edits: fitting.edits,
      name: `${target.prompt.name}: ${fitting.title.toLowerCase()}`,
      title: `${fitting.title}: ${grouped(fitting.before)} → ${counted(fitting.tokens, 'token')}`,
      placeHolder: `${counted(fitting.leftOut, 'token')} left out; what is kept is kept word for word`,
      choices: [
        {
          label: '$(check) Make the change',
          description: `saves ${note === undefined ? saved : `${saved}; ${note}`}`,
          makes: true,
        },
        { label: '$(close) Leave it as it is', makes: false },
      ],
    });
    if (!chosen?.makes) return;
    if (document.version !== version) return changedMeanwhile();
    await make(document, fitting.edits);
  }

  return Disposable.from(proposals, commands.registerCommand(commandIds.fitToTokens, fit));
}

/** What is selected in the active editor, where it shows the prompt's file. */
function selectionIn({ document }: Target): Range | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document !== document || editor.selection.isEmpty) return undefined;
  const { start, end } = editor.selection;
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The name of the part that a place of the lightbulb holds. */
function partIn(argument: unknown): Offer['part']['name'] | undefined {
  const { part } = (argument ?? {}) as { readonly part?: unknown };
  return typeof part === 'string' ? part : undefined;
}

function nothingToFit(selection: Range | undefined): void {
  void window.showInformationMessage(
    selection
      ? 'The selection is not text of one message, so it cannot be shortened. Select context inside a message.'
      : 'Nothing is marked as context. Select it, or put it into an element such as <context> or <history>.',
  );
}

function changedMeanwhile(): void {
  void window.showWarningMessage('The text has changed meanwhile: ask for it to be fitted again.');
}
