import { type Prompt, parsePrompts } from '../../../src/prompts';
import { type HandOut, handOut, type Judgement, judge } from '../../../src/rewrite';
import { textOf } from '../../../src/rewrite/handOut';
import { count } from '../minimise/prompt';

/** A file with one prompt, and what is handed over of it. */
export interface Written {
  readonly path: string;
  readonly text: string;
  readonly prompt: Prompt;
  readonly handOut: HandOut;
  /** The hand-out as the model reads it. */
  readonly sent: string;
}

export function written(path: string, text: string): Written {
  const prompt = parsePrompts(path, text)?.prompts[0];
  if (!prompt) throw new Error(`${path} holds no prompt.`);
  const made = handOut(prompt);
  if ('kind' in made) throw new Error(made.because);
  return { path, text, prompt, handOut: made, sent: textOf(made) };
}

/** What becomes of an answer to it. */
export function judged({ path, text, prompt, handOut }: Written, answer: string): Judgement {
  return judge(answer, handOut, prompt, { path, text, included: false, index: 0 }, count);
}

/** The refusal's reason; the text where it was accepted. */
export function verdict(file: Written, answer: string): string {
  const found = judged(file, answer);
  return found.kind === 'refused' ? found.reason : found.text;
}
