import { formatNano, type Model } from '../prices';

/** `1,234`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `12 tokens`, `1 token`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What input tokens cost a call, in nano-dollars; undefined where the model has no price. */
export function inputNano(tokens: number, model: Model | undefined): number | undefined {
  return model && Math.round(tokens * model.inputNanoPerToken);
}

/** `62 tokens, $0.00016 a call`; the tokens alone where there is no price, or none worth naming. */
export function worth(tokens: number, model: Model | undefined): string {
  const nano = inputNano(tokens, model);
  return nano ? `${counted(tokens, 'token')}, ${formatNano(nano)} a call` : counted(tokens, 'token');
}
