import type { Usage } from '../../prices';
import { areCounts, field, listAt, numberAt, textAt } from './field';
import { type Dialect, type Hearing, hearComplaint, hearModel } from './hearing';

/** Anthropic's messages. Its stream's events: docs.anthropic.com, "Streaming Messages". */
export const messages: Dialect = {
  event(event, hearing) {
    switch (textAt(event, 'type')) {
      case 'message_start': {
        const message = field(event, 'message');
        hearModel(message, hearing);
        const usage = messagesUsage(field(message, 'usage'));
        // What it says of the output is only what is there already.
        if (usage) hearing.inputUsage = { ...usage, output: 0 };
        break;
      }
      case 'content_block_start':
        hearBlock(field(event, 'content_block'), hearing);
        break;
      case 'content_block_delta':
        hearBlock(field(event, 'delta'), hearing);
        break;
      case 'message_delta': {
        const usage = messagesUsage(field(event, 'usage'), hearing.inputUsage);
        if (usage) hearing.usage = usage;
        break;
      }
      case 'message_stop':
        hearing.finished = true;
        break;
      case 'error':
        hearComplaint(event, hearing);
    }
  },
  whole(body, hearing) {
    hearModel(body, hearing);
    for (const block of listAt(body, 'content')) hearBlock(block, hearing);
    const usage = messagesUsage(field(body, 'usage'));
    if (usage) hearing.usage = usage;
    hearing.finished = true;
  },
};

function hearBlock(block: unknown, hearing: Hearing): void {
  hearing.text += textAt(block, 'text') ?? '';
  const input = field(block, 'input');
  const isCall = typeof input === 'object' && input !== null && Object.keys(input).length > 0;
  hearing.unshown +=
    (textAt(block, 'thinking') ?? '') +
    (textAt(block, 'name') ?? '') +
    (textAt(block, 'partial_json') ?? '') +
    (isCall ? JSON.stringify(input) : '');
}

/**
 * Anthropic's usage, whose buckets are disjoint already. `cache_creation` tells writes for an hour from those for five
 * minutes; without it they are for five minutes. The usage at a stream's end is of the whole answer, and may leave out
 * what the start has told.
 */
function messagesUsage(raw: unknown, started?: Usage): Usage | undefined {
  const input = numberAt(raw, 'input_tokens', started?.input);
  const output = numberAt(raw, 'output_tokens');
  const cacheRead = numberAt(raw, 'cache_read_input_tokens', started?.cacheRead ?? 0);
  const startedWrites = started && started.cacheWrite5m + started.cacheWrite1h;
  const cacheWrite = numberAt(raw, 'cache_creation_input_tokens', startedWrites ?? 0);
  const cacheWrite1h = numberAt(
    field(raw, 'cache_creation'),
    'ephemeral_1h_input_tokens',
    started?.cacheWrite1h ?? 0,
  );
  if (!areCounts([input, output, cacheRead, cacheWrite, cacheWrite1h])) return undefined;
  if (cacheWrite1h > cacheWrite) return undefined;
  return { input, cacheRead, cacheWrite5m: cacheWrite - cacheWrite1h, cacheWrite1h, output };
}
