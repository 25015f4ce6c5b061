import { join } from 'node:path';
import { type Disposable, type ExtensionContext, window } from 'vscode';
import { openCalls } from './calls';
import { openTables } from './disk';
import {
  ApiKeys,
  Budgeting,
  Dismissals,
  features,
  importing,
  Learning,
  lazily,
  Metering,
  Opportunities,
  openPrices,
  openReader,
  openTheCache,
  openTold,
  PromptDocuments,
  type Rooms,
  Spending,
  TestedPrompts,
  Unedited,
  Verdicts,
  Watching,
  WorkspacePrompts,
} from './editor';
import type { LedgerNotice } from './ledger';
import { createTokens } from './tokens';

/** Called by VS Code once it has started, or on the first command. */
export function activate(context: ExtensionContext): void {
  const rooms = buildRooms(context);
  for (const register of features) context.subscriptions.push(register(rooms));
}

/** Each room is built when it is first asked for. */
function buildRooms(context: ExtensionContext): Rooms {
  const held = <T extends Disposable>(made: T): T => {
    context.subscriptions.push(made);
    return made;
  };
  const bundle = (name: string) => context.asAbsolutePath(join('dist', name));
  const storage = (name: string) => join(context.globalStorageUri.fsPath, name);
  const tables = { ranks: bundle('ranks'), cache: storage('tables') };
  const scans = { workerPath: bundle('scanWorker.js'), tables, storage: storage('scans') };
  const ledgerFile = storage('ledger.db');
  const answersFile = storage('answers.db');
  const notices: LedgerNotice[] = [];
  const rooms: Rooms = lazily<Rooms>({
    context: () => context,
    log: () => held(window.createOutputChannel('Promptmeter', { log: true })),
    tokens: () => createTokens(openTables(tables).load),
    prices: () => openPrices(),
    notices: () => notices,
    ledger: () => held(openTold({ file: ledgerFile, workerPath: bundle('ledgerWorker.js') }, notices)),
    calls: () => openCalls(rooms),
    cache: () => held(openTheCache(answersFile)),
    imports: () => importing(bundle('importWorker.js'), ledgerFile),
    keys: () => new ApiKeys(context.secrets, process.env),
    sampleServer: () => process.env.PROMPTMETER_SAMPLE || undefined,
    reader: () => held(openReader(bundle, tables, () => rooms.log)),
    documents: () => held(new PromptDocuments(rooms)),
    workspacePrompts: () => held(new WorkspacePrompts(rooms, scans)),
    dismissals: () => held(new Dismissals(context.workspaceState, context.globalState)),
    spending: () => held(new Spending(rooms)),
    unedited: () => held(new Unedited()),
    verdicts: () => held(new Verdicts(rooms)),
    tested: () => held(new TestedPrompts(rooms)),
    watching: () => held(new Watching(rooms)),
    learning: () => held(new Learning(rooms)),
    budgeting: () => held(new Budgeting(rooms)),
    opportunities: () => held(new Opportunities(rooms)),
    metering: () => held(new Metering(rooms, { bundle, ledgerFile, answersFile, tables })),
  });
  return rooms;
}
