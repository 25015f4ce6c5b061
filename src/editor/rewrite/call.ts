import { ProgressLocation, window } from 'vscode';
import { type CallResult, type Explained, explainUnsendable, relayMessages, sendMessages } from '../../calls';
import { bookedRewrite, type Request } from '../../rewrite';
import { signalOf } from '../cancelling';
import type { Target } from '../documents/target';
import { placeOfFile } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { counted } from '../words/cost';
import type { Writer } from './writer';

/** Makes the call under a notification that can cancel it; `undefined` when the user gives no key. */
export async function callWriter(
  rooms: Rooms,
  { document, prompt }: Target,
  writer: Writer,
  { messages, model }: Request,
): Promise<CallResult | Explained | undefined> {
  const { baseUrl } = readSettings(document.uri);
  const endpoint = writer.relay ? undefined : await endpointAt(rooms, baseUrl, model);
  if (!writer.relay && (!endpoint || 'failure' in endpoint)) return endpoint;
  const { workspace, path } = placeOfFile(document.uri);
  const booking = {
    workspace,
    prompt: bookedRewrite(path, prompt.name),
    source: 'rewrite',
    task: 'rewriting',
    interactive: true,
  };
  const title = `Rewriting ${prompt.name} with ${model}`;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      let text = '';
      const sending = {
        messages,
        model,
        booking,
        limits: rooms.budgeting.limits(document.uri, false),
        signal: signalOf(token),
        onText: (piece: string) => {
          text += piece;
          progress.report({ message: `${counted(text.match(/\S+/g)?.length ?? 0, 'word')} so far` });
        },
      };
      return writer.relay
        ? relayMessages({ ...sending, relay: writer.relay }, rooms.calls)
        : sendMessages({ ...sending, ...(endpoint as Endpoint) }, rooms.calls);
    },
  );
}

interface Endpoint {
  readonly baseUrl: string;
  readonly apiKey: string;
}

async function endpointAt(
  { keys }: Pick<Rooms, 'keys'>,
  baseUrl: string,
  model: string,
): Promise<Endpoint | Explained | undefined> {
  // Said before a key is asked for: it would be the key of no server.
  const unsendable = explainUnsendable({ baseUrl, model, apiKey: '' });
  if (unsendable) return unsendable;
  const key = await keys.findOrAsk(baseUrl);
  return key && { baseUrl, apiKey: key.key };
}
