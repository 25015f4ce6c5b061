import type { Estimate } from '../estimate';
import type { Finding } from './finding';
import type { Places } from './findings';
import type { Section } from './sections';
import { meet, type Surroundings } from './surroundings';
import { counted, worth } from './words';

/**
 * Tokens from which a file that is always loaded is told of: some 200 lines, which Claude Code's documentation advises
 * such a file to stay below (https://code.claude.com/docs/en/memory, checked 2026-11-22).
 */
const largeFile = 2000;
/** Tokens from which a section is: a quarter of that. */
const largeSection = 500;
/** Sections that are named. */
const most = 3;

/** A file that is paid on every request is large, or a section of it is: its share, and its dearest sections. */
export function everyRequest(
  { input, model }: Estimate,
  sections: readonly Section[],
  { prompt, firstLine }: Places,
  surroundings: Surroundings | undefined,
): Finding | undefined {
  if (!prompt.alwaysLoaded) return undefined;
  const dearest = sections.toSorted((a, b) => b.tokens - a.tokens || a.start - b.start).slice(0, most);
  const isLarge = input.tokens >= largeFile;
  if (!isLarge && (dearest[0]?.tokens ?? 0) < largeSection) return undefined;
  const about = input.basis === 'exact' ? '' : 'about ';
  const named = dearest.map(it => `“${it.title}” ${counted(it.tokens, 'token')}`).join(', ');
  return {
    code: 'always-loaded',
    severity: isLarge ? 'information' : 'hint',
    message:
      `This file is sent with every request: ${about}${worth(input.tokens, model)}` +
      `${share(input.tokens, surroundings)}.${named && ` Its longest sections: ${named}.`}`,
    ...firstLine,
    prompt: prompt.name,
    related: dearest.map(({ title, start, end, tokens }) => ({
      start,
      end,
      message: `“${title}”: ${counted(tokens, 'token')}`,
    })),
  };
}

/** `, 61 % of all that is always loaded with it`; nothing where it is all there is. */
function share(inputTokens: number, surroundings: Surroundings | undefined): string {
  const others = surroundings?.alwaysLoaded.filter(it => meet(it.path, surroundings.path)) ?? [];
  const all = others.reduce((sum, it) => sum + it.inputTokens, inputTokens);
  if (others.length === 0 || all === 0) return '';
  return `, ${Math.round((inputTokens / all) * 100)} % of the ${counted(all, 'token')} that are always sent here`;
}
