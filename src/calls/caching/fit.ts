import { contentOf } from '../content';
import { modelOf, type Outgoing } from '../outgoing';
import type { Reply } from '../reply';
import type { Caching } from './policy';

/** With these an answer depends on more than the request says, or something is done beside the answering. */
const beyond = [
  ...['tools', 'functions', 'mcp_servers', 'container', 'plugins', 'web_search_options', 'search_parameters'],
  ...['previous_response_id', 'conversation', 'background', 'audio'],
];

/** Models that look things up by themselves, by what their names say. */
const lookingUp = /(?:^|[-/:])(?:search|sonar|online|deep-research)(?:$|[-/:])/i;

/**
 * Whether the same request would be answered alike: text alone, nothing looked up or done on the way, and no sampling,
 * unless the user wants sampled answers kept too. A request that does not say its temperature is sampled.
 */
export function isRepeatable(call: Pick<Outgoing, 'api' | 'body'>, { sampled }: Caching): boolean {
  const { api, body } = call;
  const model = modelOf(call);
  if (model === '' || lookingUp.test(model)) return false;
  const isSet = (name: string) => {
    const value = body[name];
    return (
      value !== undefined &&
      value !== null &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0)
    );
  };
  if (beyond.some(isSet) || (api === 'chat' && body.store === true)) return false;
  if (!contentOf(call).isWhole) return false;
  return api === 'embeddings' || sampled || body.temperature === 0;
}

/** How answers say that they were cut short, held back, or ask for something to be done. */
const unfit =
  /"finish_reason"\s*:\s*"(?!stop")|"stop_reason"\s*:\s*"(?!end_turn"|stop_sequence")|"status"\s*:\s*"(?:incomplete|failed|cancelled)"|"(?:tool_calls|function_call)"\s*:\s*[[{]|"refusal"\s*:\s*"/;

/** Whether an answer is whole and good enough to be given again. */
export function isFit(
  api: Outgoing['api'],
  { status, finished, error, text, complaint }: Reply,
  body: string,
): boolean {
  if (status !== 200 || !finished || error !== undefined || complaint) return false;
  return api === 'embeddings' || (text !== '' && !unfit.test(body));
}
