import { chatUsage } from './chatUsage';
import { field, listAt, textAt } from './field';
import { type Dialect, type Hearing, hearComplaint, hearModel } from './hearing';

/** OpenAI's chat completions, and those of the servers that speak like it. */
export const chat: Dialect = {
  event(chunk, hearing) {
    if (hearComplaint(chunk, hearing)) return;
    hearMore(chunk, hearing);
    for (const choice of listAt(chunk, 'choices')) hearMessage(field(choice, 'delta'), choice, hearing);
  },
  whole(body, hearing) {
    hearMore(body, hearing);
    for (const choice of listAt(body, 'choices')) hearMessage(field(choice, 'message'), choice, hearing);
    hearing.finished = true;
  },
};

function hearMore(body: unknown, hearing: Hearing): void {
  hearModel(body, hearing);
  const usage = chatUsage(field(body, 'usage'));
  if (usage) hearing.usage = usage;
}

function hearMessage(message: unknown, choice: unknown, hearing: Hearing): void {
  if (field(choice, 'finish_reason')) hearing.finished = true;
  hearing.text += textAt(message, 'content') ?? textAt(message, 'refusal') ?? '';
  // Not in OpenAI's API; DeepSeek, xAI and vLLM send it so.
  hearing.unshown += textAt(message, 'reasoning_content') ?? '';
  for (const call of listAt(message, 'tool_calls')) {
    const called = field(call, 'function');
    hearing.unshown += (textAt(called, 'name') ?? '') + (textAt(called, 'arguments') ?? '');
  }
}
