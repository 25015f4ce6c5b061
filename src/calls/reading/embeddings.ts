import { areCounts, field, numberAt } from './field';
import { type Dialect, hearModel } from './hearing';

/** OpenAI's embeddings, which are never streamed and have no output by the token. */
export const embeddings: Dialect = {
  event() {},
  whole(body, hearing) {
    hearModel(body, hearing);
    const input = numberAt(field(body, 'usage'), 'prompt_tokens');
    if (areCounts([input])) {
      hearing.usage = { input, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };
    }
    hearing.finished = true;
  },
};
