import type { Uri } from 'vscode';
import type { Finding } from '../../findings';
import { isKeptOn, readRouting } from '../../policy';
import { wantsIn } from '../../prompts';
import { driftFindings, mayBeIn } from '../../trials';
import { placeOfFile } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

interface Drifting extends Pick<Parameters<typeof driftFindings>[1], 'prompts'> {
  /** The file's text. */
  readonly textOf: () => string;
}

/**
 * The prompts of a file whose routed answers have fallen behind, but for those that the setting leaves on their model
 * by now.
 */
export function driftedIn(
  { watching, prices }: Pick<Rooms, 'watching' | 'prices'>,
  uri: Uri,
  { prompts, textOf }: Drifting,
): readonly Finding[] {
  const { workspace, path } = placeOfFile(uri);
  const watches = watching.within(workspace).filter(it => it.hasDrifted && mayBeIn(it, path));
  // A long text is put together only where there is something to say of it.
  if (watches.length === 0) return [];
  const text = textOf();
  const isKept = ({ model, index = 0 }: Finding) =>
    model !== undefined &&
    wantsIn(prompts, index, text).route === undefined &&
    isKeptOn(readRouting(readSettings(uri).routing).routing, path, model);
  return driftFindings(watches, { path, prompts, text }, prices).filter(it => !isKept(it));
}
