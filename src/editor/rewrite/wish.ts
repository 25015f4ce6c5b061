import { window } from 'vscode';
import { counted } from '../words/cost';

/** What the command's argument may hold beside the prompt's place, so that a key can be bound to it. */
export interface Wish {
  readonly model?: string;
  /** Length to aim at, in percent of the prompt's own. */
  readonly percent?: number;
}

const fewest = 10;
const most = 95;
const usual = 70;

/** Reads `{ ratio: 0.7, model: 'gpt-4o' }`; what is not of that form is asked for instead. */
export function wishIn(argument: unknown): Wish {
  if (typeof argument !== 'object' || argument === null) return {};
  const { model, ratio } = argument as { model?: unknown; ratio?: unknown };
  const percent = typeof ratio === 'number' ? Math.round(ratio * 100) : Number.NaN;
  return {
    ...(typeof model === 'string' && model.trim() !== '' && { model: model.trim() }),
    ...(percent >= fewest && percent <= most && { percent }),
  };
}

/** Asks how long a prompt of so many tokens may become; `undefined` when the user cancels. */
export async function askPercent(name: string, tokens: number): Promise<number | undefined> {
  const answer = await window.showInputBox({
    title: `Rewrite ${name}: how long may it become?`,
    prompt: `In percent of its ${counted(tokens, 'token')}. The shorter, the more often a rewrite loses something and is refused.`,
    value: String(usual),
    ignoreFocusOut: true,
    validateInput: text =>
      percentOf(text) === undefined ? `A whole number from ${fewest} to ${most}.` : undefined,
  });
  return answer === undefined ? undefined : percentOf(answer);
}

function percentOf(text: string): number | undefined {
  const percent = Number(/^\s*(\d{1,3})\s*%?\s*$/.exec(text)?.[1] ?? Number.NaN);
  return percent >= fewest && percent <= most ? percent : undefined;
}
