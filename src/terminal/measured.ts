import { readInclude } from '../disk';
import { estimateDefaults, isBooked } from '../estimate';
import type { Finding } from '../findings';
import type { Ledger, TrialVerdict } from '../ledger';
import { type Prompt, type PromptFile, promptToSend } from '../prompts';
import { cited, driftFindings, stands, type Watch, watchDays, watches } from '../trials';
import type { Rooms } from './command';
import { askLedger } from './ledgerFile';
import { bookedPath } from './past';
import type { ReadFile } from './promptFiles';

/** Of each prompt of a file, in its order, the verdicts on cheaper models that still stand, newest first. */
type Verdicts = readonly (readonly TrialVerdict[])[];

/** A prompt file, named as it is read, and where its prompts' calls are booked. */
interface Tested {
  readonly as: string;
  readonly file: PromptFile;
  readonly workspace: string;
  readonly path: string;
}

/** What trials of cheaper models came to on a file's prompts. */
export async function standingVerdicts(
  { as, file, workspace, path }: Tested,
  ledger: Ledger,
  { prices }: Pick<Rooms, 'prices'>,
): Promise<Verdicts> {
  const known = await ledger.verdicts(workspace, path);
  const standing = async (prompt: Prompt) => {
    const its = known.filter(it => isBooked(it.prompt.slice(path.length), file, prompt));
    if (its.length === 0) return [];
    // What cannot be sent is no longer what was tested.
    const sent = await promptToSend(prompt, as, readInclude).catch(() => undefined);
    const model = prompt.models[0]?.name ?? estimateDefaults.defaultModel;
    return sent ? its.filter(it => stands(it, { prompt: sent, model }, Date.now(), prices)) : [];
  };
  return Promise.all(file.prompts.map(standing));
}

/**
 * The same of each file that is read here, by the ledger at `ledgerFile`; nothing without one.
 * @throws Misuse when there is no ledger at the path
 */
export async function readVerdicts(
  ledgerFile: string | undefined,
  files: readonly ReadFile[],
  rooms: Rooms,
): Promise<ReadonlyMap<ReadFile, Verdicts>> {
  if (ledgerFile === undefined) return new Map();
  return askLedger(ledgerFile, rooms, async ledger => {
    const read = files.map(async file => [file, await verdictsHere(file, ledger, rooms)] as const);
    return new Map(await Promise.all(read));
  });
}

/** The folder that the command is run in stands for the workspace. */
const verdictsHere = (file: ReadFile, ledger: Ledger, rooms: Rooms) =>
  standingVerdicts({ ...file, workspace: process.cwd(), path: bookedPath(file.path) }, ledger, rooms);

type Found = { readonly file: ReadFile; readonly finding: Finding };

/**
 * Findings, with what the ledger's calls say of the same prompts: what trials of a suggested model came to, and routed
 * answers that have fallen behind.
 * @throws Misuse when there is no ledger at the path
 */
export async function withMeasured(
  found: readonly Found[],
  files: readonly ReadFile[],
  ledgerFile: string | undefined,
  rooms: Rooms,
): Promise<readonly Found[]> {
  if (ledgerFile === undefined) return found;
  return askLedger(ledgerFile, rooms, async ledger => {
    const watched = await watchesHere(ledger);
    const told = files.map(async file => {
      const verdicts = await verdictsHere(file, ledger, rooms);
      const its = found
        .filter(it => it.file === file)
        .flatMap(({ finding }) => cited(finding, verdicts[finding.index ?? 0] ?? [], rooms.prices) ?? []);
      const place = { path: bookedPath(file.path), prompts: file.file.prompts, text: file.text };
      const drifted = driftFindings(watched, place, rooms.prices);
      return [...its, ...drifted]
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .map(finding => ({ file, finding }));
    });
    return (await Promise.all(told)).flat();
  });
}

/** What watched answers of the folder that the command is run in came to. */
async function watchesHere(ledger: Ledger): Promise<readonly Watch[]> {
  const since = Date.now() - watchDays * 24 * 60 * 60 * 1000;
  return watches(await ledger.watchedCalls({ since, workspace: process.cwd() }));
}
