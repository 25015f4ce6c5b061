import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { mayServe } from '../../sameness';
import { type Arguments, Misuse, type Outcome, type Rooms } from '../command';

const pair = v.object({ a: v.string(), b: v.string() });

/** Would the semantic cache's guard let the answer to one text serve the other, for each line of `{ a, b }`. */
export async function guard({ paths }: Arguments, rooms: Pick<Rooms, 'readStdin'>): Promise<Outcome> {
  const [, path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new Misuse('cache guard takes one PATH, or - for stdin.');
  const results = linesOf(await textOf(path, rooms)).map(({ line, number }) => {
    const { a, b } = pairOf(line, `${path}, line ${number}`);
    return mayServe(a, b);
  });
  const passed = results.filter(it => it.pass).length;
  const lines = results.map(({ pass, why }) => `${pass ? 'pass' : 'no  '}  ${why}`);
  return {
    json: { results },
    text: [...lines, `${passed} of ${results.length} pass.`].join('\n'),
    exit: 0,
  };
}

async function textOf(path: string, { readStdin }: Pick<Rooms, 'readStdin'>): Promise<string> {
  if (path === '-') return readStdin();
  return readFile(path, 'utf8').catch(() => {
    throw new Misuse(`${path} cannot be read.`);
  });
}

function linesOf(text: string): { readonly line: string; readonly number: number }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
}

function pairOf(line: string, place: string): v.InferOutput<typeof pair> {
  const read = v.safeParse(pair, parsed(line));
  if (read.success) return read.output;
  throw new Misuse(`${place} is not a JSON object with the texts "a" and "b".`);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
