import { readFile } from 'node:fs/promises';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { Misuse } from './command';
import { lineOf } from './lines';

/**
 * The entries, by name, of a setting that is an object. The file is JSON, with comments if they like: the object alone,
 * or a `settings.json` of VS Code that holds it under the setting's name.
 * @param holds what the entries are, in the plural
 * @throws Misuse when the file cannot be read or holds no such object
 */
export async function readSetting(
  path: string,
  setting: string,
  holds: string,
): Promise<Readonly<Record<string, unknown>>> {
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
  const entries = isObject(value) && setting in value ? value[setting] : value;
  if (!isObject(entries)) throw new Misuse(`${path} holds no object of ${holds} by name.`);
  return entries;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
