import { readArguments } from './arguments';
import { type Command, type LightCommand, Misuse, type Outcome, type Setting } from './command';

/** What every command takes. */
const shared = '[--models FILE] [--json]';
const sharedHelp =
  '--models FILE  own models and prices, as the setting promptmeter.models holds them; a settings.json will do\n' +
  '--json         one JSON document on standard output';

/** Each is loaded when it is asked for: the whole program takes longer to load than most commands take. */
const commands: Readonly<Record<string, () => Promise<Command | LightCommand>>> = {
  count: async () => (await import('./commands/count')).count,
  scan: async () => (await import('./commands/scan')).scan,
  minimise: async () => (await import('./commands/minimise')).minimise,
  fit: async () => (await import('./commands/fit')).fit,
  rewrite: async () => (await import('./commands/rewrite')).rewrite,
  lint: async () => (await import('./commands/lint')).lint,
  route: async () => (await import('./commands/route')).route,
  models: async () => (await import('./commands/models')).models,
  run: async () => (await import('./commands/run')).run,
  batch: async () => (await import('./commands/batch')).batch,
  trial: async () => (await import('./commands/trial')).trial,
  gateway: async () => (await import('./commands/gateway')).gateway,
  import: async () => (await import('./commands/import')).importUsage,
  report: async () => (await import('./commands/report')).report,
  forecast: async () => (await import('./commands/forecast')).forecast,
  ledger: async () => (await import('./commands/ledger')).ledger,
  metrics: async () => (await import('./commands/metrics')).metrics,
  pairs: async () => (await import('./commands/pairs')).pairs,
  audit: async () => (await import('./commands/audit')).audit,
  cache: async () => (await import('./commands/cache')).cache,
};

const names = Object.keys(commands);

/**
 * Runs the command that `words` (the command line without the program's name) ask for. Never rejects for what a user
 * can cause: misuse is an outcome with exit 2 and a sentence.
 */
export async function runCommand(words: readonly string[], setting: Setting): Promise<Outcome> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return {
      json: { commands: names },
      text: await help(),
      exit: name === undefined ? 2 : 0,
    };
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new Misuse(`There is no command "${name}". Known: ${names.join(', ')}.`);
    const command = await load();
    if (rest.includes('--help'))
      return { json: null, text: `promptmeter ${command.name} ${command.usage} ${shared}`, exit: 0 };
    const given = readArguments(command, rest);
    if ('isLight' in command) return await command.run(given, setting);
    const { openPrices } = await import('./ownModels');
    const [tokens, prices] = [await setting.openTokens(), await openPrices(given.text('models'))];
    return await command.run(given, { ...setting, tokens, prices });
  } catch (error) {
    if (error instanceof Misuse) return { json: null, text: '', complaints: [error.message], exit: 2 };
    throw error;
  }
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map(load => load()));
  const width = Math.max(...names.map(it => it.length));
  const lines = all.map(
    it => `  ${it.name.padEnd(width)}  ${it.summary}\n  ${' '.repeat(width)}  ${it.usage}`,
  );
  return `promptmeter COMMAND ${shared}\n\n${lines.join('\n')}\n\n${sharedHelp}`;
}
