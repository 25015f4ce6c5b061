import { ignoredIn } from '../findings';
import type { Prices } from '../prices';
import type { PromptFile } from '../prompts';
import {
  type HandOut,
  handOut,
  type Judgement,
  judge,
  type Request,
  requestFor,
  type Unfit,
  type Wish,
} from '../rewrite';
import type { Tokens } from '../tokens';

/** A prompt of a file, as it is read now. */
export interface Place {
  readonly file: PromptFile;
  readonly path: string;
  readonly text: string;
  readonly included: boolean;
  readonly index: number;
}

/** What a model would be sent to rewrite the prompt, and what that costs; or why it is not given to one. */
export function rewriteRequest(
  place: Place,
  wish: Wish,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): Request | Unfit {
  const made = handedOut(place);
  return 'kind' in made ? made : requestFor(made, wish, rooms);
}

/** What a model's answer is worth, for the file as it is now. Throws for a prompt that is given to none. */
export function judgeRewrite(place: Place, answer: string, count: (text: string) => number): Judgement {
  const made = handedOut(place);
  const prompt = place.file.prompts[place.index];
  if ('kind' in made || !prompt) throw new Error('The prompt is not one that was given to a model.');
  return judge(answer, made, prompt, place, count);
}

function handedOut({ file, text, path, index }: Place): HandOut | Unfit {
  const prompt = file.prompts[index];
  if (!prompt) throw new Error(`${path} holds no prompt ${index}.`);
  return handOut(prompt, ignoredIn(file.prompts, text)[index]);
}
