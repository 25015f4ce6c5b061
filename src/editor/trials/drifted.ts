import type { Uri } from 'vscode';
import type { Finding } from '../../findings';
import { isKeptOn, readRouting } from '../../policy';
import { wantsIn } from '../../prompts';
import { driftFindings } from '../../trials';
import { placeOfFile } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** The prompts of a file whose routed answers have fallen behind, but for those that the setting leaves on their model by now. */
export function driftedIn(
  { watching, prices }: Pick<Rooms, 'watching' | 'prices'>,
  uri: Uri,
  { prompts, text }: Omit<Parameters<typeof driftFindings>[1], 'path'>,
): readonly Finding[] {
  const { workspace, path } = placeOfFile(uri);
  const isKept = ({ model, index = 0 }: Finding) =>
    model !== undefined &&
    wantsIn(prompts, index, text).route === undefined &&
    isKeptOn(readRouting(readSettings(uri).routing).routing, path, model);
  return driftFindings(watching.within(workspace), { path, prompts, text }, prices).filter(it => !isKept(it));
}
