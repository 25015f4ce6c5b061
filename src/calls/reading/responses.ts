import type { Usage } from '../../prices';
import { areCounts, field, listAt, numberAt, textAt } from './field';
import { type Dialect, type Hearing, hearComplaint, hearModel } from './hearing';

/** OpenAI's responses. Its stream's events: openai-node, resources/responses, `ResponseStreamEvent`. */
export const responses: Dialect = {
  event(event, hearing) {
    const type = textAt(event, 'type') ?? '';
    if (type === 'error') {
      hearComplaint({ error: event }, hearing);
    } else if (type === 'response.output_text.delta' || type === 'response.refusal.delta') {
      hearing.text += textAt(event, 'delta') ?? '';
    } else if (type.endsWith('.delta')) {
      hearing.unshown += textAt(event, 'delta') ?? '';
    } else if (field(event, 'response') !== undefined) {
      hearState(field(event, 'response'), hearing);
    }
  },
  whole(body, hearing) {
    hearState(body, hearing);
    for (const item of listAt(body, 'output')) {
      for (const part of listAt(item, 'content')) {
        hearing.text += textAt(part, 'text') ?? textAt(part, 'refusal') ?? '';
      }
      hearing.unshown += textAt(item, 'arguments') ?? '';
    }
  },
};

function hearState(response: unknown, hearing: Hearing): void {
  hearModel(response, hearing);
  hearComplaint(response, hearing);
  const usage = responsesUsage(field(response, 'usage'));
  if (usage) hearing.usage = usage;
  const status = textAt(response, 'status');
  if (status === 'completed' || status === 'incomplete') hearing.finished = true;
}

/** Cached tokens are a part of `input_tokens`, reasoning a part of `output_tokens` (openai-node, `ResponseUsage`). */
function responsesUsage(raw: unknown): Usage | undefined {
  const input = numberAt(raw, 'input_tokens');
  const output = numberAt(raw, 'output_tokens');
  const details = field(raw, 'input_tokens_details');
  const cacheRead = numberAt(details, 'cached_tokens', 0);
  const cacheWrite = numberAt(details, 'cache_write_tokens', 0);
  if (!areCounts([input, output, cacheRead, cacheWrite]) || cacheRead + cacheWrite > input) return undefined;
  return {
    input: input - cacheRead - cacheWrite,
    cacheRead,
    cacheWrite5m: cacheWrite,
    cacheWrite1h: 0,
    output,
  };
}
