import { type Filled, type Prompt, placeholderNames } from '../prompts';
import { csvRows } from './csv';

/** One input of a prompt. */
export interface Input {
  /** By placeholder; more than the prompt asks for does no harm. */
  readonly values: Readonly<Record<string, string>>;
  /** The answer that is wanted, where it is known. */
  readonly expected?: string;
  /** The messages of a recorded call whose values are not known: they are sent as they were. */
  readonly sent?: Filled['messages'];
}

/** The column that holds the answer that is wanted. */
const expectedColumn = 'expected';

/** The column that is sent as the user's message, where a prompt asks for no values. */
export const messageColumn = 'input';

/** Why inputs cannot be used, as a sentence for the user. */
export interface Unusable {
  readonly problem: string;
}

/**
 * Reads inputs: a table of comma-separated values with a head, JSON lines, or a JSON list of objects; told apart by how
 * the text begins. Columns are placeholders; `expected` is the answer that is wanted.
 */
export function readInputs(text: string): readonly Input[] | Unusable {
  const begin = text.replace(/^\uFEFF/, '').trimStart()[0];
  try {
    const rows = begin === '[' ? jsonList(text) : begin === '{' ? jsonLines(text) : tableRows(text);
    return rows.length > 0 ? rows.map(inputOf) : { problem: 'The file holds no inputs.' };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

type Row = Readonly<Record<string, unknown>>;

function jsonList(text: string): readonly Row[] {
  const list = parsed(text.replace(/^\uFEFF/, ''), 'The file');
  if (!Array.isArray(list)) throw new Error('The file is not a list of inputs.');
  return list.map((it, index) => rowOf(it, `Input ${index + 1}`));
}

function jsonLines(text: string): readonly Row[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [rowOf(parsed(line, `Line ${index + 1}`), `Line ${index + 1}`)],
    );
}

function tableRows(text: string): readonly Row[] {
  const [head = [], ...rows] = csvRows(text);
  const columns = head.map(it => it.trim());
  const twice = columns.find((it, index) => columns.indexOf(it) !== index);
  if (twice !== undefined) throw new Error(`The table has two columns “${twice}”.`);
  const hasLast = columns.at(-1) === expectedColumn;
  return rows.map((cells, index) => {
    // A line written by hand may end before an answer that is not known.
    const isShort = hasLast && columns.length > 1 && cells.length === columns.length - 1;
    if (cells.length !== columns.length && !isShort) {
      throw new Error(
        `Row ${index + 2} of the table has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and its head has ${columns.length}. ` +
          'Cells that hold the separator or line ends stand in quotation marks.',
      );
    }
    return Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']));
  });
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${what} is not JSON.`);
  }
}

function rowOf(value: unknown, what: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${what} is not an object of values.`);
  return value as Row;
}

/** An `expected` that is empty is none: tables have a cell for every row. */
function inputOf(row: Row): Input {
  const texts = Object.entries(row).map(([name, value]) => [name, textOf(value)] as const);
  const expected = texts.find(([name]) => name === expectedColumn)?.[1];
  const values = Object.fromEntries(texts.filter(([name]) => name !== expectedColumn));
  return { values, ...(expected && { expected }) };
}

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/**
 * The inputs that a prompt can be filled in with, each once: the same input again tells nothing new. A prompt that asks
 * for no values takes the column `input` as the user's message.
 */
export function inputsFor(prompt: Prompt, inputs: readonly Input[]): readonly Input[] | Unusable {
  const needed = placeholderNames(prompt).filter(
    name => !prompt.placeholders.some(it => it.name === name && it.default !== undefined),
  );
  const isMessage = placeholderNames(prompt).length === 0;
  const columns = isMessage ? [messageColumn] : needed;
  for (const [index, { values, sent }] of inputs.entries()) {
    if (sent) continue;
    const missing = columns.find(name => !Object.hasOwn(values, name));
    if (missing === undefined) continue;
    const where = index === 0 ? 'The inputs have no column' : `Input ${index + 1} has no value for`;
    const why = isMessage
      ? `which is sent as the user’s message, as ${prompt.name} asks for no values`
      : `which ${prompt.name} asks for`;
    return { problem: `${where} “${missing}”, ${why}.` };
  }
  const once = new Map(inputs.map(it => [JSON.stringify([it.values, it.expected, it.sent]), it]));
  return [...once.values()];
}
