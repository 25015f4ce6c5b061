import { ProgressLocation, window } from 'vscode';
import { explainUnsendable } from '../../calls';
import { formatNano } from '../../prices';
import { type Pair, runTrial, type Trial } from '../../trials';
import { signalOf } from '../cancelling';
import { placeOfFile } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { type Agreed, isOfModels } from './question';

/** Runs a trial under a notification that can cancel it; `undefined` when the user gives no key. */
export async function run(rooms: Rooms, asked: Agreed, title: string): Promise<Trial | undefined> {
  const { target, variants, inputs, scoring } = asked;
  const { uri } = target.document;
  const { baseUrl } = readSettings(uri);
  const unsendable = explainUnsendable({ baseUrl, model: variants[0].model, apiKey: '' });
  if (unsendable) return void window.showErrorMessage(unsendable.sentence);
  const key = await rooms.keys.findOrAsk(baseUrl);
  if (!key) return undefined;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      let done = 0;
      let spentNano = 0;
      progress.report({ message: `0 of ${inputs.length}`, increment: 0 });
      return runTrial(
        {
          variants,
          inputs,
          scoring,
          baseUrl,
          apiKey: key.key,
          ...placeOfFile(uri),
          overhead: isOfModels(asked),
          limits: rooms.budgeting.limits(uri, false),
          signal: signalOf(token),
          onPair: ({ a, b }: Pair) => {
            done++;
            spentNano += (a.call.costNano ?? 0) + (b.call.costNano ?? 0);
            const message = `${done} of ${inputs.length}, ${formatNano(spentNano)} so far`;
            progress.report({ message, increment: 100 / inputs.length });
          },
        },
        rooms.calls,
      );
    },
  );
}
