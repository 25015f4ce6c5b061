import { openProvider, type Provider } from '../../batch';
import { type Arguments, Misuse, type Rooms } from '../command';
import { endpointOf } from '../endpoint';

/**
 * The Batch API that `--api` names, else Anthropic's for its models where a key of it is in the environment, else OpenAI's
 * or that of a server like it.
 * @throws Misuse where `--api` names none
 */
export function providerOf(
  given: Arguments,
  model: string,
  { environment, prices, signal }: Pick<Rooms, 'environment' | 'prices' | 'signal'>,
): Provider {
  const named = given.text('api');
  if (named !== undefined && named !== 'openai' && named !== 'anthropic')
    throw new Misuse(`--api takes openai or anthropic, not "${named}".`);
  const isClaude = prices.resolve(model)?.provider === 'anthropic' && Boolean(environment.ANTHROPIC_API_KEY);
  const kind = named ?? (isClaude ? 'anthropic' : 'openai');
  if (kind === 'openai') return openProvider(kind, { ...endpointOf({ environment }), signal });
  const base = environment.ANTHROPIC_BASE_URL || 'https://api.anthropic.com';
  // Anthropic's own clients take it without the version.
  const baseUrl = /\/v1\/?$/.test(base) ? base : `${base.replace(/\/+$/, '')}/v1`;
  return openProvider(kind, { baseUrl, apiKey: (environment.ANTHROPIC_API_KEY ?? '').trim(), signal });
}
