import type { Estimate } from '../estimate';
import type { PromptFile } from '../prompts';
import type { Finding } from './finding';
import type { Places } from './findings';
import type { Paragraph } from './paragraphs';
import { isOfAgents, type Surroundings, sentAlong } from './surroundings';
import { inputNano, worth } from './words';

/** A paragraph that was said before, and where. */
interface Copy {
  readonly paragraph: Paragraph;
  /** Its number among the prompt's paragraphs. */
  readonly index: number;
  readonly original: Original;
}

interface Original {
  /** Absent for the prompt itself. */
  readonly path?: string;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Paragraphs that a request holds twice: within one prompt the later one is told; of two files that are sent together
 * the one that is not always loaded, or else the later by path. So each pair is told once. Neighbouring copies of
 * neighbouring originals are one finding.
 * Not handled: paragraphs that say the same in other words or in another order.
 */
export function duplicates(
  { format }: Pick<PromptFile, 'format'>,
  paragraphs: readonly Paragraph[],
  { model }: Estimate,
  { prompt }: Places,
  surroundings: Surroundings | undefined,
): readonly Finding[] {
  const elsewhere =
    surroundings && isOfAgents(format)
      ? sentAlong(surroundings).filter(it => !prompt.alwaysLoaded || it.path < surroundings.path)
      : [];
  const originals = new Map<number, Original>();
  for (const { path, paragraphs: theirs } of elsewhere.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const [index, { fingerprint, start, end }] of theirs.entries()) {
      if (!originals.has(fingerprint)) originals.set(fingerprint, { path, index, start, end });
    }
  }
  const copies: Copy[] = [];
  const own = new Map<number, Original>();
  for (const [index, paragraph] of paragraphs.entries()) {
    const { fingerprint, start, end } = paragraph;
    const original = own.get(fingerprint) ?? originals.get(fingerprint);
    if (original) copies.push({ paragraph, index, original });
    if (!own.has(fingerprint)) own.set(fingerprint, { index, start, end });
  }
  return runs(copies).map(run => findingOf(run, model, prompt.name));
}

/** Copies that follow each other as their originals do, together. */
function runs(copies: readonly Copy[]): readonly (readonly [Copy, ...Copy[]])[] {
  const found: [Copy, ...Copy[]][] = [];
  for (const copy of copies) {
    const run = found.at(-1);
    const last = run?.at(-1);
    const follows =
      last?.index === copy.index - 1 &&
      last.original.path === copy.original.path &&
      last.original.index === copy.original.index - 1;
    if (run && follows) run.push(copy);
    else found.push([copy]);
  }
  return found;
}

function findingOf(run: readonly [Copy, ...Copy[]], model: Estimate['model'], prompt: string): Finding {
  const [{ paragraph: first, original: begin }] = run;
  const last = run.at(-1) ?? run[0];
  const tokens = run.reduce((sum, it) => sum + it.paragraph.tokens, 0);
  const nano = inputNano(tokens, model);
  const { path } = begin;
  const one = run.length === 1;
  const what = one ? 'This paragraph stands' : `These ${run.length} paragraphs stand`;
  return {
    code: 'duplicate',
    severity: 'information',
    message:
      path === undefined
        ? `${what} in the prompt before: leaving ${one ? 'it' : 'them'} out saves ${worth(tokens, model)}.`
        : `${what} in ${path} too, which is sent along: leaving ${one ? 'it' : 'them'} out here saves ${worth(tokens, model)}.`,
    start: first.start,
    end: last.paragraph.end,
    prompt,
    key: String(first.fingerprint),
    related: [
      {
        ...(path !== undefined && { path }),
        start: begin.start,
        end: last.original.end,
        message: one ? 'The same paragraph' : 'The same paragraphs',
      },
    ],
    savingTokens: tokens,
    ...(nano !== undefined && { savingNano: nano }),
  };
}
