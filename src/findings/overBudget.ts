import type { Estimate } from '../estimate';
import { formatNano } from '../prices';
import type { Finding } from './finding';
import type { Places } from './findings';
import { counted, grouped } from './words';

/** What a call may take at most; 0 or absent sets no bound. */
export interface Budget {
  /** Input tokens. */
  readonly tokens?: number;
  /** Nano-dollars of input and expected output; of the input alone for files that are always loaded. */
  readonly nano?: number;
}

/**
 * Budgets of a prompt's own, from `2000 tokens` and `$0.01`. They stand in the place of those of the settings.
 * @returns the budget, and the words that are none
 */
export function budgetIn(words: readonly string[]): {
  readonly budget: Budget;
  readonly unread: readonly string[];
} {
  let budget: Budget = {};
  const unread: string[] = [];
  for (const word of words) {
    const tokens = /^(\d{1,3}(?:[,_]\d{3})+|\d{1,12})(?: tokens?)?$/i.exec(word)?.[1];
    const dollars = /^\$ ?(\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})$/.exec(word)?.[1];
    if (tokens !== undefined) budget = { ...budget, tokens: Number(tokens.replace(/[,_]/g, '')) };
    else if (dollars !== undefined) budget = { ...budget, nano: Math.round(Number(dollars) * 1e9) };
    else unread.push(word);
  }
  return { budget, unread };
}

/** A call takes more than its budget allows, in tokens or in money; or the prompt's own budget cannot be read. */
export function overBudget(
  { input, cost, model }: Estimate,
  { prompt, firstLine }: Places,
  own: readonly string[],
  general: Budget,
): Finding | undefined {
  const { budget, unread } = own.length > 0 ? budgetIn(own) : { budget: general, unread: [] };
  const about = input.basis === 'exact' ? '' : 'about ';
  const costNano = cost.kind === 'unpriced' ? 0 : prompt.alwaysLoaded ? cost.inputNano : cost.expectedNano;
  const tokensOver = budget.tokens ? input.tokens - budget.tokens : 0;
  const nanoOver = budget.nano ? costNano - budget.nano : 0;
  const sentences = [
    ...unread.map(it => `The budget “${it}” is not understood: write 2000 tokens, or $0.01.`),
    ...(tokensOver > 0
      ? [
          `The prompt takes ${about}${counted(input.tokens, 'token')}, ${grouped(tokensOver)} more than its budget ` +
            `of ${grouped(budget.tokens ?? 0)}.`,
        ]
      : []),
    ...(nanoOver > 0
      ? [
          `A call costs about ${formatNano(costNano)} on ${model?.id}, ${formatNano(nanoOver)} more than its budget ` +
            `of ${formatNano(budget.nano ?? 0)}.`,
        ]
      : []),
  ];
  if (sentences.length === 0) return undefined;
  return {
    code: 'over-budget',
    severity: 'warning',
    message: sentences.join(' '),
    ...firstLine,
    prompt: prompt.name,
    ...(tokensOver > 0 && { savingTokens: tokensOver }),
    ...(nanoOver > 0 && { savingNano: nanoOver }),
  };
}
