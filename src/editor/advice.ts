import { type Comparison, compare, type EstimateOptions, estimateFile, type FilePast } from '../estimate';
import { type Finding, findings } from '../findings';
import { type Minimised, minimise } from '../minimise';
import type { Prices } from '../prices';
import { parsePrompts } from '../prompts';
import { bookedTask } from '../routing';
import type { Tokens } from '../tokens';

/** A file and how to judge it: plain data, so that another thread can be asked. */
export interface Judged {
  readonly path: string;
  readonly included: boolean;
  readonly text: string;
  readonly options: EstimateOptions;
  readonly past: FilePast;
  /** Minimising rules that are switched off. */
  readonly off: readonly string[];
  readonly suggestCheaperModel: boolean;
}

/** What to minimise: one prompt by its number within the file, one rule by its id; all of either when absent. */
export interface Share {
  readonly index?: number | undefined;
  readonly rule?: string | undefined;
}

/** What to compare: one prompt by its number within the file, with so many tokens of output on every model. */
export interface Compared {
  readonly index: number;
  readonly outputTokens: number;
}

export type Question =
  | { readonly kind: 'minimised'; readonly of: Judged; readonly share: Share }
  | { readonly kind: 'findings'; readonly of: Judged }
  | ({ readonly kind: 'compared'; readonly of: Judged } & Compared);

/** The answer to each kind of question. */
export interface Answers {
  readonly minimised: Minimised;
  readonly findings: readonly Finding[];
  readonly compared: readonly Comparison[];
}

/** Answers a question. Takes tenths of a second for a prompt of 100 KB: not for the thread that serves the editor. */
export function advise(
  question: Question,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): Answers[Question['kind']] {
  const { of } = question;
  const file = parsePrompts(of.path, of.text, { included: of.included });
  if (!file) throw new Error(`${of.path} holds no prompts.`);
  if (question.kind === 'compared') {
    const { index, outputTokens } = question;
    const prompt = file.prompts[index];
    if (!prompt) throw new Error(`${of.path} holds no prompt ${index}.`);
    const past = { ofPrompt: [], ofTask: [], inputs: of.past.inputs };
    return compare(prompt, { ...of.options, past, outputTokens }, rooms);
  }
  const estimates = estimateFile(file, of.options, of.past, { ...rooms, taskOf: bookedTask });
  const minimised = ({ index, rule }: Share): Minimised => {
    const prompts = index === undefined ? file.prompts : file.prompts.slice(index, index + 1);
    const tokenizer = estimates[index ?? 0]?.model?.tokenizer ?? 'unknown';
    const count = (text: string) => rooms.tokens.measure(text, tokenizer).tokens;
    return minimise(of.text, prompts, count, { off: of.off, ...(rule !== undefined && { rules: [rule] }) });
  };
  if (question.kind === 'minimised') return minimised(question.share);
  const savings = file.prompts.map((_, index) => {
    const { before, after } = minimised({ index });
    return { tokens: before - after };
  });
  const { suggestCheaperModel } = of;
  return findings({ file, text: of.text, estimates, savings }, { suggestCheaperModel }, rooms);
}
