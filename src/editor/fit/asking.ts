import { type QuickPickItem, window } from 'vscode';
import type { Fitting } from '../../fit';
import type { Offer } from '../../reader';
import { counted, grouped } from '../words/cost';

const title = 'Fit to N Tokens';

export type Fitted = Extract<Fitting, { readonly kind: 'fitted' }>;

/** The part to shorten; not asked where there is only one. */
export async function pickPart(offers: readonly Offer[]): Promise<Offer | undefined> {
  if (offers.length < 2) return offers[0];
  const items = offers.map(offer => ({
    label: nameOf(offer),
    description: counted(offer.tokens, 'token'),
    offer,
  }));
  const placeHolder = 'Which part may be shortened?';
  return (await window.showQuickPick(items, { title, placeHolder }))?.offer;
}

/** How many tokens the part may take. */
export async function askTokens(offer: Offer): Promise<number | undefined> {
  const { tokens, suggested, bound } = offer;
  const why = {
    budget: ` ${grouped(suggested)} is what its budget leaves.`,
    window: ` ${grouped(suggested)} is what the model’s context window leaves.`,
  };
  const what = offer.part.kind === 'turns' ? 'a call' : nameOf(offer);
  const answer = await window.showInputBox({
    title,
    prompt: `How many tokens may ${what} take? It takes ${grouped(tokens)} now.${bound ? why[bound] : ''}`,
    value: `${suggested}`,
    ignoreFocusOut: true,
    validateInput: value => (wholeIn(value) ? undefined : 'Write a whole number of tokens, such as 2000.'),
  });
  return answer === undefined ? undefined : wholeIn(answer);
}

/** The way to shorten it, among those that can; where none can, the user is told why. */
export async function pickStrategy(
  fittings: readonly Fitting[],
  tokens: number,
): Promise<Fitted | undefined> {
  const [first] = fittings;
  if (first?.kind === 'fits') {
    void window.showInformationMessage(
      `It fits as it is: ${counted(first.tokens, 'token')} of ${grouped(tokens)}.`,
    );
    return undefined;
  }
  if (!fittings.some(it => it.kind === 'fitted')) {
    const reasons = new Set(fittings.map(it => (it.kind === 'refused' ? it.because : '')));
    void window.showWarningMessage([...reasons].join(' '));
    return undefined;
  }
  const items = fittings.map(it => ({ ...itemOf(it), fitting: it }));
  const placeHolder = 'What is to be kept? The change is shown before it is made';
  const chosen = await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (chosen?.fitting.kind === 'refused') void window.showWarningMessage(chosen.fitting.because);
  return chosen?.fitting.kind === 'fitted' ? chosen.fitting : undefined;
}

function itemOf(fitting: Fitting): QuickPickItem {
  if (fitting.kind !== 'fitted')
    return {
      label: fitting.title,
      description: 'not possible',
      ...(fitting.kind === 'refused' && { detail: fitting.because }),
    };
  const { tokens, leftOut } = fitting;
  return {
    label: fitting.title,
    description: `${counted(tokens, 'token')}, ${grouped(leftOut)} left out`,
  };
}

/** As a sentence names it: an element by its tag. */
export function nameOf({ part }: Pick<Offer, 'part'>): string {
  return part.kind === 'turns' || part.name === 'selection' ? `the ${part.name}` : `“${part.name}”`;
}

function wholeIn(value: string): number | undefined {
  const digits = value.trim().replace(/(?<=\d)[,_ ](?=\d{3}\b)/g, '');
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : undefined;
}
