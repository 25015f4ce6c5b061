import { relative } from 'node:path';
import { readInclude } from '../disk';
import { type Comparison, compare, estimate, estimateWhole } from '../estimate';
import {
  breakpointEdit,
  type Finding,
  findings,
  ignoredIn,
  moveVariablesLast,
  type Reordering,
  type Rewritten,
  rewrittenBy,
} from '../findings';
import type { Fitting, Part } from '../fit';
import { type Minimised, type MinimiseOptions, minimise, rules } from '../minimise';
import type { Prices } from '../prices';
import {
  expandPrompt,
  type Prompt,
  type PromptFile,
  parsePrompts,
  promptToSend,
  type Range,
  type TextEdit,
} from '../prompts';
import type { Judgement, Request, Unfit, Wish } from '../rewrite';
import { bookedTask } from '../routing';
import type { Tokens } from '../tokens';
import { fittingsOf, type Offer, offersOf } from './fitting';
import type { Judging } from './judging';
import { judgeRewrite, rewriteRequest } from './rewriting';

const reviewRules = rules.filter(it => it.tier === 'review').map(it => it.id);

/** A file and how to judge it: plain data, so that another thread can be asked. */
export interface Judged extends Judging {
  readonly text: string;
}

/** What to minimise: one prompt by its number within the file, one rule by its id; all of either when absent. */
export interface Share {
  readonly index?: number | undefined;
  readonly rule?: string | undefined;
  /** The rules whose every edit wants a human eye, alone; absent: the safe ones. */
  readonly tier?: 'review' | undefined;
}

/** What to compare: one prompt by its number within the file, with so many tokens of output on every model. */
export interface Compared {
  readonly index: number;
  readonly outputTokens: number;
}

/** A question about a file. Prompts are known by their number within it. */
export type Question =
  | { readonly kind: 'minimised'; readonly share: Share }
  /** What the safe rules save on each prompt, in the file's order. */
  | { readonly kind: 'shortened' }
  /** What an edit at an offset takes out of the prompt's cache. */
  | { readonly kind: 'rewritten'; readonly index: number; readonly offset: number }
  | { readonly kind: 'findings' }
  | { readonly kind: 'reordered'; readonly index: number }
  | { readonly kind: 'breakpoint'; readonly index: number }
  | ({ readonly kind: 'compared' } & Compared)
  /** A prompt with all it holds, to be sent. */
  | { readonly kind: 'prompt'; readonly index: number }
  /** What a model would be sent to rewrite a prompt. */
  | { readonly kind: 'rewriteRequest'; readonly index: number; readonly wish: Wish }
  /** What its answer is worth. */
  | { readonly kind: 'rewriteJudged'; readonly index: number; readonly answer: string }
  /** The parts of a prompt that can be made to fit a budget; the selection alone where there is one. */
  | { readonly kind: 'offers'; readonly index: number; readonly selection?: Range | undefined }
  | { readonly kind: 'fitted'; readonly index: number; readonly part: Part; readonly tokens: number };

/** The answer to each kind of question. */
export interface Answers {
  readonly minimised: Minimised;
  readonly shortened: readonly Shortened[];
  readonly rewritten: Rewritten | undefined;
  readonly findings: readonly Finding[];
  readonly reordered: Reordering;
  readonly breakpoint: TextEdit | undefined;
  readonly compared: readonly Comparison[];
  readonly prompt: PlainPrompt;
  readonly rewriteRequest: Request | Unfit;
  readonly rewriteJudged: Judgement;
  readonly offers: readonly Offer[];
  readonly fitted: readonly Fitting[];
}

/** What minimising does to one prompt: without the file's text, as a file may hold thousands of prompts. */
export type Shortened = Omit<Minimised, 'text'>;

type PlainMessage = Omit<Prompt['messages'][number], 'encode'>;

/** A prompt as plain data: what it holds, without the way to write edits of it. */
export type PlainPrompt = Omit<Prompt, 'messages' | 'listing'> & {
  readonly messages: readonly PlainMessage[];
};

interface AdviceRooms {
  readonly tokens: Tokens;
  readonly prices: Prices;
}

/** Answers a question. Takes tenths of a second for a prompt of 100 KB: not for the thread that serves the editor. */
export async function advise(
  question: Question,
  of: Judged,
  rooms: AdviceRooms,
): Promise<Answers[Question['kind']]> {
  const file = parsePrompts(of.path, of.text, { included: of.included });
  if (!file) throw new Error(`${of.path} holds no prompts.`);
  switch (question.kind) {
    case 'prompt':
      return plain(await toSend(promptAt(file, of, question.index), of));
    case 'compared': {
      const { index, outputTokens } = question;
      const past = { ofPrompt: [], ofTask: [], inputs: of.past.inputs };
      const prompt = await whole(promptAt(file, of, index), of);
      return compare(prompt, { ...of.options, past, outputTokens }, rooms);
    }
    case 'minimised':
      return minimiser(file, of, rooms)(question.share);
    case 'shortened':
      return shortened(file, of, rooms);
    case 'rewritten': {
      const prompt = promptAt(file, of, question.index);
      const estimated = estimate(prompt, of.options, rooms);
      return rewrittenBy(file.format, prompt, of.text, estimated, rooms.tokens, question.offset);
    }
    case 'reordered':
      return moveVariablesLast(file.format, promptAt(file, of, question.index), of.text);
    case 'breakpoint': {
      const prompt = promptAt(file, of, question.index);
      const model = rooms.prices.resolve(prompt.models[0]?.name ?? of.options.defaultModel);
      return breakpointEdit(file, prompt, of.text, model);
    }
    case 'findings':
      return judge(file, of, rooms);
    case 'rewriteRequest':
      return rewriteRequest({ ...of, file, index: question.index }, question.wish, rooms);
    case 'rewriteJudged': {
      const { index, answer } = question;
      return judgeRewrite({ ...of, file, index }, answer, counterOf(file, of, index, rooms));
    }
    case 'offers':
      return offersOf({ ...of, file, index: question.index }, question.selection, rooms);
    case 'fitted':
      return fittingsOf({ ...of, file, index: question.index }, question.part, question.tokens, rooms);
  }
}

/** A prompt with what it includes in place. */
async function whole(prompt: Prompt, { diskPath }: Judged): Promise<Prompt> {
  return diskPath === undefined ? prompt : (await expandPrompt(prompt, diskPath, readInclude)).prompt;
}

/** The same; rejects with a sentence where something is missing that a call cannot do without. */
async function toSend(prompt: Prompt, { diskPath }: Judged): Promise<Prompt> {
  return diskPath === undefined ? prompt : promptToSend(prompt, diskPath, readInclude);
}

async function judge(parsed: PromptFile, of: Judged, rooms: AdviceRooms): Promise<readonly Finding[]> {
  const estimating = { ...rooms, taskOf: bookedTask };
  const whole = await estimateWhole(parsed, of.diskPath, of.options, of.past, estimating, readInclude);
  const savings = shortened(parsed, of, rooms).map(({ before, after }) => ({ tokens: before - after }));
  const included = whole.included.map(files =>
    files.map(it => ({ ...it, path: nameFrom(of.folder, it.path) })),
  );
  return findings({ ...whole, included, text: of.text, savings }, of.findings, rooms);
}

/** With `/` between names. */
function nameFrom(folder: string | undefined, path: string): string {
  return folder === undefined ? path : relative(folder, path).replaceAll('\\', '/');
}

function shortened(file: PromptFile, of: Judged, rooms: AdviceRooms): readonly Shortened[] {
  const minimised = minimiser(file, of, rooms);
  return file.prompts.map((_, index) => {
    const { text, ...rest } = minimised({ index });
    return rest;
  });
}

function minimiser(file: PromptFile, of: Judged, { tokens, prices }: AdviceRooms) {
  const ignoredByPrompt = ignoredIn(file.prompts, of.text);
  return ({ index, rule, tier }: Share): Minimised => {
    const [from, to] = index === undefined ? [0] : [index, index + 1];
    const prompts = file.prompts.slice(from, to);
    const ignored = ignoredByPrompt.slice(from, to);
    const count = counterOf(file, of, from ?? 0, { tokens, prices });
    return minimise(of.text, prompts, count, { off: of.off, ignored, ...chosen(rule, tier) });
  };
}

/** Counts as the model does that the prompt is on. */
function counterOf({ prompts }: PromptFile, of: Judged, index: number, { tokens, prices }: AdviceRooms) {
  const model = prices.resolve(prompts[index]?.models[0]?.name ?? of.options.defaultModel);
  return (text: string) => tokens.measure(text, model?.tokenizer ?? 'unknown').tokens;
}

function chosen(rule: Share['rule'], tier: Share['tier']): Pick<MinimiseOptions, 'tier' | 'rules'> {
  if (tier) return { tier, rules: reviewRules };
  return rule === undefined ? {} : { rules: [rule] };
}

function promptAt({ prompts }: PromptFile, { path }: Judged, index: number): Prompt {
  const prompt = prompts[index];
  if (!prompt) throw new Error(`${path} holds no prompt ${index}.`);
  return prompt;
}

function plain({ listing, messages, ...rest }: Prompt): PlainPrompt {
  return { ...rest, messages: messages.map(({ encode, ...message }) => message) };
}
