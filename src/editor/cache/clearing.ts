import { commands, type Disposable, type QuickPickItem, window } from 'vscode';
import type { AnswerCache, Chosen } from '../../cache';
import { commandIds } from '../commands';
import { targetOf } from '../documents/target';
import { during } from '../ledger/asking';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { counted } from '../words/cost';

const title = 'Clear Cache';

/** "Clear Cache…": all kept answers, or those of a prompt, of a model, or that are old. */
export function registerClearing(rooms: Rooms): Disposable {
  return commands.registerCommand(commandIds.clearCache, () => telling(rooms, () => clear(rooms)));
}

/** Throws out the kept answer that a call was given, and says what came of it. */
export function throwOut(rooms: Rooms, callId: string): Promise<void> {
  return telling(rooms, async () =>
    (await rooms.cache.throwOut(callId))
      ? 'The kept answer was thrown out. The next such call is made anew.'
      : 'This answer is not kept any more, so the next such call is made anew.',
  );
}

async function telling(rooms: Rooms, work: () => Promise<string | undefined>): Promise<void> {
  try {
    const done = await work();
    if (done !== undefined) void window.showInformationMessage(done);
  } catch (error) {
    rooms.log.error('Kept answers could not be thrown out.', error as Error);
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function clear(rooms: Rooms): Promise<string | undefined> {
  const { cache } = rooms;
  const { answers, bytes } = await cache.stats();
  if (answers === 0) {
    return 'No answers are kept. A prompt keeps them with “promptmeter-cache: exact” in its front matter.';
  }
  const here = await promptHere(rooms);
  const choices: readonly Choice[] = [
    {
      label: 'All',
      description: `${counted(answers, 'answer')}, ${(bytes / 2 ** 20).toFixed(1)} MB`,
      chosen: async () => ({}),
    },
    ...(here ? [{ label: 'Of this prompt', description: here.prompt ?? '', chosen: async () => here }] : []),
    { label: 'Of a model…', chosen: () => ofModel(cache) },
    { label: 'Older than a day', chosen: async () => olderThan(1) },
    { label: 'Older than a week', chosen: async () => olderThan(7) },
  ];
  const placeHolder = 'Which kept answers should be thrown out?';
  const choice = await window.showQuickPick(choices, { title, placeHolder });
  const chosen = await choice?.chosen();
  if (!chosen) return undefined;
  const gone = await during('Throwing out kept answers', () => cache.forget(chosen));
  return gone === 0 ? 'There are no such answers.' : `${counted(gone, 'answer')} thrown out.`;
}

interface Choice extends QuickPickItem {
  readonly chosen: () => Promise<Chosen | undefined>;
}

const olderThan = (days: number): Chosen => ({ before: Date.now() - days * 86_400_000 });

async function ofModel(cache: AnswerCache): Promise<Chosen | undefined> {
  const models = (await cache.models()).map(({ model, answers }) => ({
    label: model,
    description: counted(answers, 'answer'),
  }));
  const choice = await window.showQuickPick(models, { title, placeHolder: 'Answers of which model?' });
  return choice && { model: choice.label };
}

/** The prompt under the cursor, as its answers are booked. */
async function promptHere(rooms: Rooms): Promise<Pick<Chosen, 'workspace' | 'prompt'> | undefined> {
  const document = window.activeTextEditor?.document;
  if (!document || !(await rooms.documents.current(document))) return undefined;
  const target = await targetOf(rooms);
  if (!target) return undefined;
  const { workspace, prompt } = bookingOf(document.uri, target.reading.file, target.prompt);
  return { workspace, prompt };
}
