import { join } from 'node:path';
import { type Disposable, type ExtensionContext, window } from 'vscode';
import { openTables } from './disk';
import {
  ApiKeys,
  Dismissals,
  features,
  PromptDocuments,
  type Rooms,
  Spending,
  WorkerAdvisor,
} from './editor';
import { type LedgerNotice, openLedger } from './ledger';
import { createPrices } from './prices';
import { createTokens } from './tokens';

/** Called by VS Code once it has started, or on the first command. */
export function activate(context: ExtensionContext): void {
  const rooms = buildRooms(context);
  for (const register of features) context.subscriptions.push(register(rooms));
}

/** Each room is built when it is first asked for. */
function buildRooms(context: ExtensionContext): Rooms {
  const log = window.createOutputChannel('Promptmeter', { log: true });
  context.subscriptions.push(log);
  const folders = {
    ranks: context.asAbsolutePath('dist/ranks'),
    cache: join(context.globalStorageUri.fsPath, 'tables'),
  };
  const tables = openTables({ ...folders, workerPath: context.asAbsolutePath('dist/tableWorker.js') });
  const advisor = held(context, new WorkerAdvisor(context.asAbsolutePath('dist/adviceWorker.js'), folders));
  const prices = once(() => createPrices());
  const notices: LedgerNotice[] = [];
  const ledger = once(() => {
    const opened = openLedger({
      file: join(context.globalStorageUri.fsPath, 'ledger.db'),
      workerPath: context.asAbsolutePath('dist/ledgerWorker.js'),
      onNotice: notice => {
        notices.push(notice);
        void window.showWarningMessage(notice.message);
      },
    });
    context.subscriptions.push({ dispose: () => opened.close() });
    return opened;
  });
  const documents = once(() => held(context, new PromptDocuments(rooms)));
  const dismissals = held(context, new Dismissals(context.workspaceState));
  const spending = once(() => held(context, new Spending(rooms)));
  const rooms: Rooms = {
    context,
    log,
    tables,
    tokens: createTokens(tables.load),
    advisor,
    dismissals,
    keys: new ApiKeys(context.secrets, process.env),
    notices,
    sampleServer: process.env.PROMPTMETER_SAMPLE || undefined,
    get prices() {
      return prices();
    },
    get ledger() {
      return ledger();
    },
    get documents() {
      return documents();
    },
    get spending() {
      return spending();
    },
  };
  return rooms;
}

function held<T extends Disposable>(context: ExtensionContext, made: T): T {
  context.subscriptions.push(made);
  return made;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
