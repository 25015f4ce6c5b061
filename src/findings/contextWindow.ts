import type { Estimate } from '../estimate';
import type { Finding } from './finding';
import type { Places } from './findings';
import { grouped } from './words';

/** The prompt and its answer do not fit the model's context window: an error when surely so, a warning when maybe. */
export function contextWindow(
  { model, input, output }: Estimate,
  { prompt, firstLine }: Places,
): Finding | undefined {
  const window = model?.contextWindow;
  // Providers hold room for all that the limit allows, whatever calls have made of it.
  const outputTokens = Math.min(
    prompt.maxOutputTokens ?? output.high,
    model?.maxOutput ?? Number.POSITIVE_INFINITY,
  );
  if (!model || window === undefined || input.high + outputTokens <= window) return undefined;
  const surely = input.low + outputTokens > window;
  const tokens = (surely ? input.tokens : input.high) + outputTokens;
  const about = input.basis === 'exact' ? '' : 'about ';
  return {
    code: 'context-window',
    severity: surely ? 'error' : 'warning',
    message:
      `The prompt and its answer ${surely ? 'take' : 'may take up to'} ${about}${grouped(tokens)} tokens, ` +
      `${grouped(tokens - window)} more than the ${grouped(window)} that ${model.id} can hold.`,
    ...firstLine,
    prompt: prompt.name,
  };
}
