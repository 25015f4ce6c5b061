import { commands, type Disposable, ProgressLocation, window } from 'vscode';
import { itemsOf, sendGroups } from '../../batch';
import { explainUnsendable } from '../../calls';
import { bookedTask } from '../../routing';
import { inputsFor, messagesFor, readInputs } from '../../trials';
import { signalOf } from '../cancelling';
import { commandIds } from '../commands';
import { targetOf } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { policyOfRun } from '../run/policy';
import { readSettings } from '../settings';
import { fileText } from '../trials/inputs';
import { askPlan, type Plan, type Table } from './plan';
import { runByProvider, type Sending } from './provider';
import { offerBatches } from './resume';
import { type Done, show } from './show';

const title = 'Run Prompt on a Table';

/** "Run Prompt on a Table…": a prompt on each row of a file, its answers as JSON lines in a document. */
export function registerBatch(rooms: Rooms): Disposable {
  offerBatches(rooms).catch(error => rooms.log.error('Batches could not be looked for.', error));
  return commands.registerCommand(commandIds.runOnTable, async (place?: unknown) => {
    try {
      const table = await askTable(rooms, place);
      const plan = table && (await askPlan(rooms, table, title));
      if (!table || !plan) return;
      const done = await run(rooms, table, plan);
      if (done) await show(table.prompt.name, table.items, done);
    } catch (error) {
      rooms.log.error(`${title} failed.`, error as Error);
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

/** The prompt, and a file of rows that has what it asks for; `undefined` when the user leaves, or was told. */
async function askTable(rooms: Rooms, place: unknown): Promise<Table | undefined> {
  const target = await targetOf(rooms, place);
  if (!target) return undefined;
  const prompt = await target.reading.prompt(target.place.index);
  const text = await fileText(`${title}: ${prompt.name}`);
  if (text === undefined) return undefined;
  const inputs = readInputs(text);
  const problem = 'problem' in inputs ? inputs : inputsFor(prompt, inputs);
  if ('problem' in problem || 'problem' in inputs) {
    void window.showErrorMessage('problem' in problem ? problem.problem : '');
    return undefined;
  }
  const items = itemsOf(inputs.map(it => it.values));
  return { target, prompt, items, messagesOf: ({ values }) => messagesFor({ prompt }, { values }) };
}

/** Runs it under a notification that can cancel it; `undefined` while a batch goes on, or without a key. */
async function run(rooms: Rooms, table: Table, plan: Plan): Promise<Done | undefined> {
  const { target, prompt, items, messagesOf } = table;
  const { document, estimate, reading, place } = target;
  const { baseUrl, keepText } = readSettings(document.uri);
  const unsendable = explainUnsendable({ baseUrl, model: estimate.modelName, apiKey: '' });
  if (unsendable) throw new Error(unsendable.sentence);
  const key = await rooms.keys.findOrAsk(baseUrl);
  if (!key) return undefined;
  const { policy, tags } = policyOfRun(rooms, document, reading.file.prompts, place.index);
  const booking = {
    ...bookingOf(document.uri, reading.file, target.prompt),
    source: 'batch',
    task: bookedTask(prompt),
    tags,
  };
  return window.withProgress(
    { location: ProgressLocation.Notification, title: `${title}: ${prompt.name}`, cancellable: true },
    async (progress, token) => {
      const sending: Sending = { baseUrl, apiKey: key.key, booking, signal: signalOf(token) };
      let told = 0;
      const tell = (done: number, total: number) => {
        progress.report({ message: `${done} of ${total}`, increment: (100 * (done - told)) / total });
        told = done;
      };
      tell(0, items.length);
      if ('groups' in plan) {
        let done = 0;
        const { groups } = plan;
        return sendGroups(
          {
            ...sending,
            ...{
              prompt,
              groups,
              messagesOf,
              model: estimate.modelName,
              maxOutputTokens: prompt.maxOutputTokens,
              keepText,
            },
            // What the table costs was said before, and what is watched costs more.
            policy: { ...policy, watchPercent: 0 },
            limits: rooms.budgeting.limits(document.uri, false),
            onItem: () => tell(++done, items.length),
          },
          rooms.calls,
        );
      }
      const batch = await runByProvider(rooms, table, plan.cost, sending, it => tell(it.done, it.total));
      if (batch.results) return { results: batch.results, calls: batch.calls ?? [] };
      void window.showInformationMessage(
        `The batch ${batch.batchId} goes on at the provider. It is offered to be continued when this window is opened next; or run ${prompt.name} on the same table again, as a batch.`,
      );
      return undefined;
    },
  );
}
