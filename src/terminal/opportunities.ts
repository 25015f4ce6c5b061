import { join } from 'node:path';
import { readSources } from '../disk';
import { opportunitiesOf } from '../findings';
import { isSeveral, type Ledger, type Report } from '../ledger';
import { parsePrompts } from '../prompts';
import { cited } from '../trials';
import type { Rooms } from './command';
import { findIn } from './found';
import { standingVerdicts } from './measured';

/** What a finding on a prompt would have saved on the calls it had. Several on one prompt are not additive. */
export interface Opportunity {
  readonly workspace: string;
  readonly prompt: string;
  readonly code: string;
  readonly message: string;
  readonly calls: number;
  /** Saved per call as the prompt stands today, times the calls of the period. */
  readonly savingNano: number;
}

/**
 * Looks up the report's prompts where they are kept and turns what is found in them into money, largest saving first. A
 * prompt whose file is gone or elsewhere has none. A cheaper model that was tested is told with the verdict, or not at
 * all.
 */
export async function findOpportunities(
  rows: Report['byPrompt'],
  ledger: Ledger,
  rooms: Rooms,
): Promise<readonly Opportunity[]> {
  const found: Opportunity[] = [];
  for (const { workspace, prompt, calls } of rows.filter(it => !isSeveral(it.prompt))) {
    const [, path = prompt, name] = /^(.*?)(?:#([^/]*))?$/.exec(prompt) ?? [];
    const { sources } = await readSources([join(workspace, path)], () => false);
    const text = sources[0]?.text;
    const file = text === undefined ? undefined : parsePrompts(path, text, { included: true });
    if (text === undefined || !file) continue;
    const judged = { as: join(workspace, path), text, file };
    const verdicts = await standingVerdicts({ ...judged, workspace, path }, ledger, rooms);
    const its = (await findIn(judged, rooms))
      .filter(it => name === undefined || it.prompt === name)
      .flatMap(it => cited(it, verdicts[it.index ?? 0] ?? [], rooms.prices) ?? []);
    for (const { code, message, worthNano } of opportunitiesOf(its, calls)) {
      found.push({ workspace, prompt, code, message, calls, savingNano: worthNano });
    }
  }
  return found.sort((a, b) => b.savingNano - a.savingNano);
}
