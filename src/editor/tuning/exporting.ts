import { commands, type Disposable, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { openCheck } from '../../checks';
import type { KeptText } from '../../ledger';
import { formatNano } from '../../prices';
import type { TokenCount } from '../../tokens';
import {
  countExamples,
  exampleLines,
  examplesOf,
  fewestExamples,
  type Selected,
  type Training,
  trainableModels,
  training,
} from '../../tuning';
import { commandIds } from '../commands';
import { findTarget } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { counted } from '../words/cost';

/** Pairs that are written at most, the newest. */
const mostPairs = 100_000;

const title = 'Export Pairs for Fine-Tuning';

/** "Export Pairs for Fine-Tuning": recorded requests and answers, those the user picks, as a file to train a model on. */
export function registerTuning(rooms: Rooms): Disposable {
  return commands.registerCommand(commandIds.exportPairs, async (argument?: unknown) => {
    try {
      await exportPairs(rooms, argument);
    } catch (error) {
      rooms.log.error('The pairs could not be exported.', error as Error);
      void window.showErrorMessage(
        `The pairs could not be exported: ${error instanceof Error ? error.message : error}`,
      );
    }
  });
}

async function exportPairs(rooms: Rooms, argument: unknown): Promise<void> {
  const texts = await askTexts(rooms, argument);
  const ofModels = texts && (await askModels(texts));
  const selected = ofModels && (await askCheck(ofModels));
  if (!selected) return;
  if (selected.examples.length === 0)
    return void window.showInformationMessage('No recorded pair is left with these choices.');
  const model = await askTrained(rooms, selected);
  const file = model && (await askFile());
  if (!file) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(exampleLines(selected.examples)));
  const { length } = selected.examples;
  const few = length < fewestExamples ? ` OpenAI trains on ${fewestExamples} or more.` : '';
  const open = 'Open File';
  const answer = await window.showInformationMessage(
    `${counted(length, 'example')} ${length === 1 ? 'is' : 'are'} in ${workspace.asRelativePath(file)}.${few}`,
    open,
  );
  if (answer === open) await window.showTextDocument(file);
}

/** The recorded pairs of the prompt in sight, or of all; nothing where none are kept, which the user is told. */
async function askTexts(rooms: Rooms, argument: unknown): Promise<readonly KeptText[] | undefined> {
  const own = (texts: readonly KeptText[]) => texts.filter(it => !it.call.overhead);
  const all = own(await rooms.ledger.texts({ limit: mostPairs }));
  if (all.length === 0) {
    const how = readSettings().keepText
      ? 'Run a prompt first: its text is kept from then on.'
      : 'Turn on “promptmeter.keepText” first: texts are kept from then on.';
    return void window.showInformationMessage(`No text of a call is kept yet. ${how}`);
  }
  const target = await findTarget(rooms, argument);
  if (typeof target === 'string') return all;
  const { document, reading, prompt } = target;
  const booking = bookingOf(document.uri, reading.file, prompt);
  const its = own(await rooms.ledger.texts({ prompt: booking, limit: mostPairs }));
  const items = [
    ...(its.length > 0 ? [{ label: prompt.name, description: counted(its.length, 'pair'), texts: its }] : []),
    { label: 'All prompts', description: counted(all.length, 'pair'), texts: all },
  ];
  const placeHolder =
    its.length > 0 ? 'Whose calls?' : `No call of ${prompt.name} has its text kept. Those of all prompts?`;
  return (await window.showQuickPick(items, { title, placeHolder }))?.texts;
}

/** Those of the models the user picks; all where there is one. */
async function askModels(texts: readonly KeptText[]): Promise<readonly KeptText[] | undefined> {
  const models = [...new Set(texts.map(it => it.call.askedModel))];
  if (models.length < 2) return texts;
  const of = (model: string) => texts.filter(it => it.call.askedModel === model);
  const items = models.map(model => ({
    label: model,
    description: counted(of(model).length, 'pair'),
    picked: true,
  }));
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: 'Answers of which models?',
    canPickMany: true,
  });
  if (chosen?.length === 0)
    return void window.showInformationMessage('Choose a model at least: nothing was written.');
  return chosen && texts.filter(it => chosen.some(({ label }) => label === it.call.askedModel));
}

/** Those whose answers are good enough to learn from. */
async function askCheck(texts: readonly KeptText[]): Promise<Selected | undefined> {
  const those = (label: string, selected: Selected): QuickPickItem & { selected: Selected } => ({
    label,
    description: counted(selected.examples.length, 'example'),
    selected,
  });
  const [answered, json] = [openCheck({ kind: 'answered' }), openCheck({ kind: 'json' })];
  if (typeof answered !== 'function' || typeof json !== 'function')
    throw new Error('A check cannot be read.');
  const items = [
    those('Answers, no refusals', examplesOf(texts, answered)),
    those('JSON alone', examplesOf(texts, json)),
    those('All that were answered', examplesOf(texts)),
  ];
  const placeHolder = 'Which answers? The same request stands there once, with its newest answer.';
  return (await window.showQuickPick(items, { title, placeHolder }))?.selected;
}

/** Shows what training each model on the examples takes and costs; the file is the same for all. */
async function askTrained(rooms: Rooms, { examples }: Selected): Promise<string | undefined> {
  const other = { label: 'Another model', description: 'the price of its training is not known' };
  const items = async () => {
    const trained = await trainings(rooms, examples);
    return [
      ...trained.map(({ model, of }) => ({
        label: model,
        description: costText(of),
        detail: tokensText(of),
      })),
      other,
    ];
  };
  const chosen = await window.showQuickPick<QuickPickItem>(items(), {
    title,
    placeHolder: 'For which model? The file is the same; the price differs.',
  });
  return chosen?.label;
}

/** Of each model that has a price; those with the same tokenizer are counted once. */
async function trainings({ prices, tokens }: Rooms, examples: Selected['examples']) {
  const counts = new Map<string | undefined, TokenCount>();
  const trained: { readonly model: string; readonly of: Training }[] = [];
  for (const model of trainableModels) {
    const tokenizer = prices.resolve(model)?.tokenizer;
    const count = counts.get(tokenizer) ?? (await countExamples(examples, model, { prices, tokens }));
    counts.set(tokenizer, count);
    trained.push({ model, of: training(examples.length, count, model, prices) });
  }
  return trained;
}

const costText = ({ cost }: Training) =>
  cost.kind === 'priced'
    ? `about ${formatNano(cost.expectedNano)} at the price of ${cost.asOf}`
    : cost.because;

const tokensText = ({ tokens, epochs }: Training) =>
  `${counted(tokens.tokens, 'token')}, read ${counted(epochs, 'time')}`;

async function askFile(): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title,
    filters: { 'JSON lines': ['jsonl'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, 'pairs.jsonl') }),
  });
}
