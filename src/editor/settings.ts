import { type ConfigurationScope, workspace } from 'vscode';
import { cacheDefaults } from '../cache';
import { estimateDefaults } from '../estimate';
import type { Budget } from '../findings';

/** Every setting and its default, without the `promptmeter.` in front; a test holds them to `package.json`. */
export const defaultSettings = {
  ...estimateDefaults,
  'lens.prompt': true,
  'lens.message': true,
  'lens.spend': true,
  statusBar: true,
  include: [] as readonly string[],
  sourceCode: true,
  scanInBackground: true,
  suggestCheaperModel: true,
  /** Of a call; 0 is none. */
  'budget.tokens': 0,
  'budget.dollars': 0,
  /** By name; `budgets/` reads and judges what each entry holds. */
  budgets: {} as Readonly<Record<string, unknown>>,
  /** `policy/` reads and judges what it holds. */
  routing: {} as Readonly<Record<string, unknown>>,
  /** Of 100 calls that were routed. */
  watchPercent: 0,
  'minimise.off': [] as readonly string[],
  'import.follow': false,
  'import.matchPrompts': false,
  /** 0 keeps all. */
  'ledger.keepDays': 0,
  keepText: false,
  /** 0 keeps them as long as their calls. */
  keepTextDays: 30,
  'cache.use': 'off',
  /** 0 keeps them until the room is needed. */
  'cache.days': cacheDefaults.bounds.days,
  'cache.megabytes': cacheDefaults.bounds.megabytes,
  'cache.embeddingModel': cacheDefaults.likeness.embeddingModel,
  'cache.similarityPercent': Math.round(cacheDefaults.likeness.threshold * 100),
  redisUrl: '',
  baseUrl: 'https://api.openai.com/v1',
  'gateway.anthropicBaseUrl': 'https://api.anthropic.com',
  'gateway.minimise': false,
  /** By model name; `prices/` reads and judges what each entry holds. */
  models: {} as Readonly<Record<string, unknown>>,
};

export type Settings = Readonly<typeof defaultSettings>;

/**
 * The settings as they are now for a file or folder, plain data that can go to a thread: what VS Code hands out of an
 * object is a proxy. A value of the wrong type counts as not set.
 */
export function readSettings(scope?: ConfigurationScope): Settings {
  // `null` says that no file is meant; without it VS Code writes a warning to its log at every read, and waits for it.
  const configuration = workspace.getConfiguration('promptmeter', scope ?? null);
  const read = Object.entries(defaultSettings).map(([key, fallback]) => {
    const value = configuration.get<unknown>(key);
    return [key, fits(key, value, fallback) ? plain(value) : fallback];
  });
  return Object.fromEntries(read) as Settings;
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value;

function fits(key: string, value: unknown, like: unknown): boolean {
  if (Array.isArray(like)) return Array.isArray(value) && value.every(it => typeof it === 'string');
  if (typeof like === 'number') {
    const isNumber = key.endsWith('dollars') ? Number.isFinite(value) : Number.isSafeInteger(value);
    return isNumber && (value as number) >= 0;
  }
  if (typeof like === 'string') return typeof value === 'string' && value.trim() !== '';
  if (typeof like === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === typeof like;
}

/** What a call may take and cost at most. */
export function budgetOf(settings: Settings): Budget {
  return { tokens: settings['budget.tokens'], nano: Math.round(settings['budget.dollars'] * 1e9) };
}
