import { readArguments } from './arguments';
import { type Command, Misuse, type Outcome, type Setting } from './command';
import { audit } from './commands/audit';
import { batch } from './commands/batch';
import { cache } from './commands/cache';
import { count } from './commands/count';
import { fit } from './commands/fit';
import { forecast } from './commands/forecast';
import { gateway } from './commands/gateway';
import { importUsage } from './commands/import';
import { ledger } from './commands/ledger';
import { lint } from './commands/lint';
import { metrics } from './commands/metrics';
import { minimise } from './commands/minimise';
import { models } from './commands/models';
import { pairs } from './commands/pairs';
import { report } from './commands/report';
import { rewrite } from './commands/rewrite';
import { route } from './commands/route';
import { run } from './commands/run';
import { scan } from './commands/scan';
import { trial } from './commands/trial';
import { openPrices } from './ownModels';

/** What every command takes. */
const shared = '[--models FILE] [--json]';
const sharedHelp =
  '--models FILE  own models and prices, as the setting promptmeter.models holds them; a settings.json will do\n' +
  '--json         one JSON document on standard output';

const commands: readonly Command[] = [
  count,
  scan,
  minimise,
  fit,
  rewrite,
  lint,
  route,
  models,
  run,
  batch,
  trial,
  gateway,
  importUsage,
  report,
  forecast,
  ledger,
  metrics,
  pairs,
  audit,
  cache,
];

/**
 * Runs the command that `words` (the command line without the program's name) ask for. Never rejects for what a user
 * can cause: misuse is an outcome with exit 2 and a sentence.
 */
export async function runCommand(words: readonly string[], setting: Setting): Promise<Outcome> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return {
      json: { commands: commands.map(it => it.name) },
      text: help(),
      exit: name === undefined ? 2 : 0,
    };
  }
  const command = commands.find(it => it.name === name);
  try {
    if (!command)
      throw new Misuse(`There is no command "${name}". Known: ${commands.map(it => it.name).join(', ')}.`);
    if (rest.includes('--help'))
      return { json: null, text: `promptmeter ${command.name} ${command.usage} ${shared}`, exit: 0 };
    const given = readArguments(command, rest);
    return await command.run(given, { ...setting, prices: await openPrices(given.text('models')) });
  } catch (error) {
    if (error instanceof Misuse) return { json: null, text: '', complaints: [error.message], exit: 2 };
    throw error;
  }
}

function help(): string {
  const width = Math.max(...commands.map(it => it.name.length));
  const lines = commands.map(
    it => `  ${it.name.padEnd(width)}  ${it.summary}\n  ${' '.repeat(width)}  ${it.usage}`,
  );
  return `promptmeter COMMAND ${shared}\n\n${lines.join('\n')}\n\n${sharedHelp}`;
}
