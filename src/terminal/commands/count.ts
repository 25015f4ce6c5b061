import { readInclude, readSources } from '../../disk';
import { type Estimate, estimateDefaults, estimateFile, includedTokens, noPast } from '../../estimate';
import { formatNano } from '../../prices';
import { expandFile, type Prompt } from '../../prompts';
import { bookedTask } from '../../routing';
import { type Encoding, encodings } from '../../tokens';
import { attached } from '../attached';
import { type Arguments, type Command, Misuse, type Outcome, type Rooms } from '../command';
import { readPast } from '../past';
import { promptFileOptions, type ReadFile, readPromptFiles } from '../promptFiles';
import { table, thousands } from '../table';

/** Tokens and cost of a call of each prompt. */
export const count: Command = {
  name: 'count',
  usage: 'PATH... [--model M] [--output-tokens N] [--ledger DB] | --raw --encoding E PATH',
  summary: 'tokens and cost of a call, per prompt',
  options: {
    ...promptFileOptions,
    model: { type: 'string' },
    'output-tokens': { type: 'string' },
    ledger: { type: 'string' },
    raw: { type: 'boolean' },
    encoding: { type: 'string' },
  },
  run: async (given, rooms) => (given.flag('raw') ? countRaw(given, rooms) : countPrompts(given, rooms)),
};

async function countPrompts(given: Arguments, rooms: Rooms): Promise<Outcome> {
  const { files, complaints } = await readPromptFiles(given, rooms);
  const model = given.text('model');
  const outputTokens = given.whole('output-tokens', 0);
  const options = {
    ...estimateDefaults,
    ...(model === undefined ? {} : { model }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  };
  const pasts = await readPast(given.text('ledger'), files, rooms);
  const counted = await Promise.all(
    files.map(async read => {
      const { path, file, sameAs } = read;
      const expanded = await expandFile(file, read.as, readInclude);
      const estimates = estimateFile(expanded.file, options, pasts.get(read) ?? noPast, {
        ...rooms,
        taskOf: bookedTask,
      });
      const prompts = file.prompts.map((prompt, index) => {
        const estimate = estimates[index] as Estimate;
        const names = expanded.included[index]?.files ?? [];
        const whole = expanded.file.prompts[index] ?? prompt;
        const { tokens } = includedTokens(prompt, whole, estimate.model, rooms.tokens);
        return {
          ...describe(prompt, estimate),
          ...(names.length > 0 && { included: { files: names, tokens } }),
        };
      });
      return {
        path,
        format: file.format,
        ...(sameAs !== undefined && { sameAs }),
        prompts,
        problems: expanded.file.problems,
      };
    }),
  );
  const rows = counted.flatMap(({ path, prompts, sameAs }) =>
    prompts.map(it => [
      (prompts.length > 1 ? `${path}#${it.name}` : path) +
        (it.included
          ? ` (${thousands(it.included.tokens)} of ${includedFiles(it.included.files.length)})`
          : '') +
        (sameAs === undefined ? '' : ` (the same file as ${sameAs})`),
      (it.tokens.basis === 'exact' ? '' : '≈') + thousands(it.tokens.input),
      'unpriced' in it.cost ? 'unpriced' : formatNano(it.cost.expectedNano),
      it.model,
    ]),
  );
  return {
    json: { files: counted },
    text: [table(['prompt', 'tokens', 'cost', 'model'], rows), ...counted.flatMap(problemLines)].join('\n'),
    complaints,
    exit: complaints.length > 0 ? 2 : 0,
  };
}

function problemLines({
  path,
  problems,
}: Pick<ReadFile['file'], 'problems'> & { path: string }): readonly string[] {
  return problems.map(it => `${path}: ${it.message}`);
}

function includedFiles(number: number): string {
  return `${number} included file${number === 1 ? '' : 's'}`;
}

function describe(prompt: Prompt, estimated: Estimate) {
  const { model, modelName, input, calibration, overheadTokens, output, messages, listing, cost } = estimated;
  return {
    name: prompt.name,
    start: prompt.start,
    end: prompt.end,
    model: model?.id ?? modelName,
    provider: model?.provider ?? null,
    tokens: {
      input: input.tokens,
      low: input.low,
      high: input.high,
      basis: input.basis,
      overhead: overheadTokens,
      ...(calibration && { calibratedOn: calibration.calls }),
    },
    ...(listing && { listingTokens: listing.tokens }),
    outputTokens: output.expected,
    output,
    cost:
      cost.kind === 'unpriced'
        ? { unpriced: cost.because }
        : { lowNano: cost.lowNano, expectedNano: cost.expectedNano, highNano: cost.highNano },
    messages: messages.map(({ message, tokens }) => ({
      role: message.role,
      start: message.start,
      end: message.end,
      tokens: tokens.tokens,
    })),
    ...attached(estimated),
    placeholders: prompt.placeholders.map(({ name, start, end }) => ({ name, start, end })),
  };
}

async function countRaw(given: Arguments, rooms: Rooms): Promise<Outcome> {
  const [path, ...more] = given.paths;
  if (path === undefined || more.length > 0)
    throw new Misuse('--raw counts one file, or - for standard input.');
  const encoding = given.text('encoding') ?? 'o200k_base';
  if (!isEncoding(encoding))
    throw new Misuse(`There is no encoding "${encoding}". Known: ${encodings.join(', ')}.`);
  const text = path === '-' ? await rooms.readStdin() : await readOne(path);
  const tokens = rooms.tokens.count(text, encoding);
  return { json: { tokens }, text: thousands(tokens), exit: 0 };
}

async function readOne(path: string): Promise<string> {
  const { sources, unreadable } = await readSources([path], () => false);
  if (!sources[0]) throw new Misuse(unreadable[0]?.message ?? `${path} is a folder; --raw counts one file.`);
  return sources[0].text;
}

function isEncoding(name: string): name is Encoding {
  return encodings.some(encoding => encoding === name);
}
