import { counter } from '../estimate';
import {
  type Budget,
  type Findable,
  findings,
  ignoredIn,
  isOfAgents,
  mayDrift,
  paragraphsOf,
} from '../findings';
import type { Prices } from '../prices';
import type { Tokens } from '../tokens';
import { pack } from './repeated';
import type { ScannedFinding, ScannedPrompt } from './scanned';

/**
 * What is found of each prompt of a file, in its order, and what finds its repetitions in other files. Minimising and
 * routing are left out: they take more time than all else of a scan together.
 */
export function judge(
  { file, estimates, ...measured }: Pick<Findable, 'file' | 'text' | 'estimates' | 'included'>,
  budget: Budget,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): readonly Pick<ScannedPrompt, 'findings' | 'paragraphs' | 'mayRepeat' | 'mayDrift'>[] {
  const paragraphs = file.prompts.map((prompt, index) =>
    paragraphsOf(prompt, counter(estimates[index]?.model, rooms.tokens)),
  );
  const found = file.prompts.map((): ScannedFinding[] => []);
  const findable = { file, estimates, ...measured, paragraphs };
  for (const it of findings(findable, { suggestCheaperModel: false, budget }, rooms)) {
    const { code, reason, severity, key, index = 0 } = it;
    found[index]?.push({ code, ...(reason && { reason }), severity, ...(key !== undefined && { key }) });
  }
  const mayRepeat = ignoredIn(file.prompts, measured.text).map(
    it => it.includes('duplicate') || it.includes('all'),
  );
  return paragraphs.map((its, index) => ({
    findings: found[index] ?? [],
    ...(isOfAgents(file.format) && its.length > 0 && { paragraphs: pack(its) }),
    ...(mayRepeat[index] && { mayRepeat: true as const }),
    ...(mayDrift(file.prompts, index, measured.text) && { mayDrift: true as const }),
  }));
}
