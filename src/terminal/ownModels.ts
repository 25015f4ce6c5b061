import { readFile } from 'node:fs/promises';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { createPrices, type Prices } from '../prices';
import { Misuse } from './command';
import { lineOf } from './lines';

/** The setting by which VS Code knows own models: a file of settings will do as well. */
const setting = 'promptmeter.models';

/**
 * The price catalogue, with the user's own models before it when a file of them is named: JSON, with comments if they
 * like, as the setting `promptmeter.models` holds it.
 * @throws Misuse when the file cannot be read, or holds an entry that cannot be used: a sum would silently be another
 */
export async function openPrices(path: string | undefined): Promise<Prices> {
  if (path === undefined) return createPrices();
  const prices = createPrices({ ownModels: await readOwnModels(path) });
  if (prices.problems.length > 0) throw new Misuse(`${path}: ${prices.problems.join(' ')}`);
  return prices;
}

async function readOwnModels(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Misuse(`${path} could not be read (${error.code}).`);
  });
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    throw new Misuse(
      `${path} is not JSON: ${printParseErrorCode(error.error)} in line ${lineOf(text, error.offset)}.`,
    );
  }
  const models = isObject(value) && setting in value ? value[setting] : value;
  if (!isObject(models)) throw new Misuse(`${path} holds no object of models by name.`);
  return models;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
