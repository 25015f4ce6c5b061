import { listFiles } from '../../disk';
import { estimateDefaults } from '../../estimate';
import { formatNano } from '../../prices';
import { mayHoldPrompts } from '../../prompts';
import {
  type EveryRequest,
  Memory,
  type ScannedFile,
  type ScannedPrompt,
  type Skipped,
  scan as scanFiles,
  summarise,
  type Totals,
  withRepeated,
} from '../../scan';
import { type Arguments, type Command, Misuse, type Outcome, type Rooms } from '../command';
import { table, thousands } from '../table';

/** What all the prompts of a folder come to, and which of them are paid on every request. */
export const scan: Command = {
  name: 'scan',
  usage: 'PATH... [--default-model M]',
  summary: 'every prompt of a folder, with totals by folder',
  options: { 'default-model': { type: 'string' } },
  run: scanPaths,
};

async function scanPaths(given: Arguments, rooms: Rooms): Promise<Outcome> {
  if (given.paths.length === 0) throw new Misuse('Name a folder, a file or a pattern.');
  const defaultModel = given.text('default-model') ?? estimateDefaults.defaultModel;
  const options = { estimate: { ...estimateDefaults, defaultModel } };
  const listed = await listFiles(given.paths, mayHoldPrompts);
  const scanned: ScannedFile[] = [];
  const skipped: Skipped[] = [];
  for await (const step of scanFiles(listed, options, { ...rooms, memory: new Memory(undefined, null) })) {
    if (rooms.signal.aborted) throw new Misuse('Stopped.');
    if (step.file) scanned.push(step.file);
    if (step.skipped) skipped.push(step.skipped);
  }
  const files = withRepeated(scanned);
  const { totals, alwaysLoaded, folders } = summarise(files);
  const complaints = skipped.map(it => it.message);
  if (files.length === 0 && complaints.length === 0) complaints.push('No prompt was found there.');
  return {
    json: {
      totals,
      alwaysLoaded: alwaysLoaded.map(({ path, prompt }) => ({ path, ...describe(prompt) })),
      folders,
      files: files.map(it => ({ ...it, prompts: it.prompts.map(describe) })),
      skipped,
    },
    text: [
      ...(alwaysLoaded.length > 0
        ? [
            table(
              ['paid on every request', 'tokens', 'input'],
              alwaysLoaded.map(it => [it.path, ...figures(it.paid)]),
            ),
            '',
          ]
        : []),
      table(
        ['folder', 'prompts', 'tokens', 'one call of each'],
        folders.map(it => [it.folder, ...sums(it)]),
      ),
    ].join('\n'),
    complaints,
    exit: complaints.length > 0 ? 2 : 0,
  };
}

function describe({
  modelName,
  input,
  output,
  cost,
  everyRequest,
  paragraphs,
  mayRepeat,
  ...prompt
}: ScannedPrompt) {
  return {
    ...prompt,
    model: modelName,
    tokens: { input: input.tokens, low: input.low, high: input.high, basis: input.basis },
    outputTokens: { low: output.low, expected: output.expected, high: output.high },
    cost:
      cost.kind === 'unpriced'
        ? { unpriced: cost.because }
        : {
            inputNano: cost.inputNano,
            lowNano: cost.lowNano,
            expectedNano: cost.expectedNano,
            highNano: cost.highNano,
          },
    ...(everyRequest && {
      everyRequest: { tokens: everyRequest.tokens.tokens, inputNano: everyRequest.inputNano ?? null },
    }),
  };
}

function figures({ tokens, inputNano }: EveryRequest): readonly string[] {
  return [
    (tokens.basis === 'exact' ? '' : '≈') + thousands(tokens.tokens),
    inputNano === undefined ? 'unpriced' : formatNano(inputNano),
  ];
}

function sums({ prompts, inputTokens, expectedNano, unpriced }: Totals): readonly string[] {
  const money = formatNano(expectedNano);
  return [
    thousands(prompts),
    thousands(inputTokens),
    unpriced === 0 ? money : unpriced === prompts ? 'unpriced' : `${money} + ${thousands(unpriced)} unpriced`,
  ];
}
