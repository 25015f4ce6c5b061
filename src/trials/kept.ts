import type { KeptText } from '../ledger';
import type { Filled } from '../prompts';
import type { Input } from './inputs';

/**
 * The inputs of recorded calls whose text is kept, newest first, each once. Where only the messages are known, the
 * input is those messages.
 */
export function keptInputs(texts: readonly KeptText[]): readonly Input[] {
  const inputs = texts.map(
    ({ values, messages }): Input =>
      values ? { values } : { values: {}, sent: messages as Filled['messages'] },
  );
  return [...new Map(inputs.map(it => [JSON.stringify(it), it])).values()];
}
