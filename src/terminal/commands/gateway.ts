import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCaching } from '../../calls';
import { type Gateway, openGateway, placeholderKey, type Upstream } from '../../gateway';
import { userName } from '../../ledger';
import { followOrigins } from '../../origins';
import { cacheOptions, cacheSaid, openAnswers } from '../answers';
import { openBudgets } from '../budgets';
import { type Arguments, type Command, Misuse, type Rooms } from '../command';
import { ledgerFileOf } from '../ledgerFile';
import { openRouting, routingOptions } from '../routing';

/** Meters the calls of any program that is pointed at it, until it is stopped. */
export const gateway: Command = {
  name: 'gateway',
  usage:
    '--ledger DB [--port N] [--upstream URL] [--anthropic-upstream URL] [--workspace W] [--budgets FILE] [--minimise] [--cache exact|semantic] [--routing FILE [--policy NAME] [--watch PERCENT]] [--keep-text] [--no-token]',
  summary: 'meters the calls of programs whose base URL leads to it, until it is stopped',
  options: {
    ledger: { type: 'string' },
    port: { type: 'string' },
    upstream: { type: 'string' },
    'anthropic-upstream': { type: 'string' },
    workspace: { type: 'string' },
    budgets: { type: 'string' },
    minimise: { type: 'boolean' },
    ...cacheOptions,
    ...routingOptions,
    watch: { type: 'string' },
    'keep-text': { type: 'boolean' },
    'no-token': { type: 'boolean' },
  },
  async run(given, rooms) {
    const ledgerFile = ledgerFileOf(given);
    const port = given.whole('port', 0) ?? 0;
    const upstreams = upstreamsOf(given, rooms);
    const budgets = await openBudgets(given.text('budgets'));
    const routing = await openRouting(given);
    const watched = watchPercent(given);
    const { PROMPTMETER_GATEWAY_TOKEN } = rooms.environment;
    const token = given.flag('no-token')
      ? ''
      : PROMPTMETER_GATEWAY_TOKEN || randomBytes(24).toString('base64url');
    const caching = readCaching(cacheSaid(given) ?? 'off');
    const named = given.text('workspace') ?? '';
    const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory();
    const folder = isFolder ? resolve(named) : undefined;
    const ledger = rooms.openLedger(ledgerFile, { inThread: true });
    const origins = folder === undefined ? undefined : await rooms.openOrigins();
    const cache = openAnswers(ledgerFile, rooms);
    try {
      if (origins && folder !== undefined) {
        // Not handled: what VS Code's settings leave out or take in.
        const look = { folder, exclude: [], include: [], sourceCode: true, history: true };
        await followOrigins(origins, [look], { onTrouble: rooms.complain, signal: rooms.signal });
      }
      // Calls that could not be booked are not let through: this rejects when the ledger cannot be used.
      await ledger.calls(1);
      const opened = await openGateway(
        {
          port,
          token,
          ledgerFile: resolve(ledgerFile),
          upstreams: () => upstreams,
          booking: {
            workspace: folder ?? named,
            prompt: '',
            task: '',
            user: userName(),
            tags: [],
            source: 'gateway',
            interactive: null,
          },
          policy: () => ({
            minimise: given.flag('minimise'),
            route: { routing, ledger },
            cache: caching,
            watchPercent: watched,
          }),
          limits: () => (budgets.length > 0 ? { budgets, ledger } : undefined),
          keepText: () => given.flag('keep-text'),
          onTrouble: rooms.complain,
        },
        { ...rooms, ledger, cache, prompts: origins },
      ).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE')
          throw new Misuse(`Port ${port} is taken. Choose another with --port.`);
        throw error;
      });
      rooms.say({ url: opened.url, port: opened.port, ...(token && { token }) }, listening(opened, token));
      if (!rooms.signal.aborted) await once(rooms.signal, 'abort');
      await opened.close();
    } finally {
      origins?.close();
      await cache.close();
      await ledger.close();
    }
    return { json: null, text: '', exit: 0 };
  },
};

/** Of the calls that are routed, how many of 100 are watched. */
function watchPercent(given: Arguments): number {
  const percent = given.whole('watch', 0) ?? 0;
  if (percent > 100) throw new Misuse(`--watch takes a percentage, not "${percent}".`);
  return percent;
}

function upstreamsOf(
  given: Arguments,
  { environment }: Pick<Rooms, 'environment'>,
): Readonly<Record<'openai' | 'anthropic', Upstream>> {
  const all = given.text('upstream');
  const openai = all ?? (environment.OPENAI_BASE_URL || 'https://api.openai.com/v1');
  const anthropic =
    given.text('anthropic-upstream') ??
    all ??
    (environment.ANTHROPIC_BASE_URL || 'https://api.anthropic.com');
  return {
    openai: { baseUrl: webAddress(openai), apiKey: environment.OPENAI_API_KEY ?? '' },
    anthropic: { baseUrl: webAddress(anthropic), apiKey: environment.ANTHROPIC_API_KEY ?? '' },
  };
}

function webAddress(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new Misuse(`An upstream is a web address such as https://api.openai.com/v1, not "${url}".`);
}

function listening({ url }: Gateway, token: string): string {
  const key = token || placeholderKey;
  return [
    `Listening at ${url}; Ctrl-C stops it. Programs are metered where these are set:`,
    `  OPENAI_BASE_URL=${url}/v1  OPENAI_API_KEY=${key}`,
    `  ANTHROPIC_BASE_URL=${url}  ANTHROPIC_API_KEY=${key}`,
  ].join('\n');
}
