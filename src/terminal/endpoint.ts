import type { Endpoint } from '../calls';
import type { Rooms } from './command';

/** The OpenAI-compatible server that the environment names, OpenAI's own where it names none. */
export function endpointOf({ environment }: Pick<Rooms, 'environment'>): Endpoint {
  return {
    baseUrl: environment.OPENAI_BASE_URL || 'https://api.openai.com/v1',
    apiKey: (environment.OPENAI_API_KEY ?? '').trim(),
  };
}
