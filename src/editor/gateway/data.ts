import { workspace } from 'vscode';
import { readCaching } from '../../calls';
import type { Live, ThreadData } from '../../gateway';
import { userName } from '../../ledger';
import { budgetsOf } from '../budgets/budgeting';
import { keptAs } from '../cache/opened';
import { looksOnDisk } from '../documents/looks';
import { ownModels } from '../ownModels';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** What a gateway takes from `extension.ts`. */
export interface GatewayMeans extends Pick<ThreadData, 'ledgerFile' | 'answersFile' | 'tables'> {
  /** The path of a bundle. */
  readonly bundle: (name: string) => string;
}

/** What holds for the calls of this window's programs, as settings and keys are now. */
export async function liveOf({ keys }: Pick<Rooms, 'keys'>): Promise<Live> {
  const { scope } = place();
  const settings = readSettings(scope);
  const { openai, anthropic } = addresses();
  const keyOf = async (url: string) => (await keys.find(url))?.key ?? '';
  return {
    upstreams: {
      openai: { baseUrl: openai, apiKey: await keyOf(openai) },
      anthropic: { baseUrl: anthropic, apiKey: await keyOf(anthropic) },
    },
    budgets: budgetsOf(scope).budgets,
    policy: {
      minimise: settings['gateway.minimise'],
      cache: readCaching(settings['cache.use']),
      watchPercent: settings.watchPercent,
    },
    routing: settings.routing,
    keepText: settings.keepText,
    cache: keptAs(),
  };
}

/** Where programs need no key of their own: the gateway has one, or none is asked for. */
export async function needsNoKey({ keys }: Pick<Rooms, 'keys'>) {
  const { openai, anthropic } = addresses();
  const isKnown = async (url: string) => (await keys.find(url)) !== undefined;
  return { openai: await isKnown(openai), anthropic: await isKnown(anthropic) };
}

function addresses() {
  const { baseUrl, 'gateway.anthropicBaseUrl': anthropic } = readSettings(place().scope);
  return { openai: baseUrl, anthropic };
}

/** What a gateway of this window is started with. */
export function dataOf(
  { bundle, ledgerFile, answersFile, tables }: GatewayMeans,
  kept: { readonly port: number; readonly token: string },
  live: Live,
): ThreadData {
  return {
    ledgerFile,
    answersFile,
    redisUrl: readSettings().redisUrl,
    tables,
    ledgerWorkerPath: bundle('ledgerWorker.js'),
    originsWorkerPath: bundle('originsWorker.js'),
    ...kept,
    live,
    workspace: place().folder,
    user: userName(),
    ownModels: ownModels(),
    folders: looksOnDisk(),
  };
}

/** The folder that calls are booked on. Of several none is: then a program's own folder tells. */
function place() {
  const folders = workspace.workspaceFolders ?? [];
  const uri = folders.length === 1 ? folders[0]?.uri : undefined;
  return { folder: uri?.fsPath ?? '', scope: folders[0]?.uri };
}
