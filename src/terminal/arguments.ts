import { parseArgs } from 'node:util';
import { type Arguments, type Command, Misuse } from './command';

/**
 * Reads what follows a command's name. Every command takes `--json` and `--models FILE`.
 * @throws Misuse on an unknown option or a value of the wrong form
 */
export function readArguments(command: Command, words: readonly string[]): Arguments {
  const { values, positionals } = parse(command, words);
  const texts = (option: string) => [values[option] ?? []].flat().filter(it => typeof it === 'string');
  return {
    paths: positionals,
    text: option => texts(option).at(-1),
    list: texts,
    flag: option => values[option] === true,
    whole(option, minimum) {
      const value = this.text(option);
      if (value === undefined) return undefined;
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (number >= minimum && Number.isSafeInteger(number)) return number;
      throw new Misuse(`--${option} takes a whole number of at least ${minimum}, not "${value}".`);
    },
  };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parse(command: Command, words: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({
      args: [...words],
      options: { ...command.options, json: { type: 'boolean' }, models: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Misuse(`${reason}. Usage: promptmeter ${command.name} ${command.usage}`);
  }
}
