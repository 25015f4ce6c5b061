import type { OpenCheck } from '../checks';
import type { KeptText } from '../ledger';

/** One line of OpenAI's format for supervised fine-tuning of chat models: what is asked, and the answer to learn. */
export interface Example {
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
}

/** Examples, and what was left out on the way. */
export interface Selected {
  readonly examples: readonly Example[];
  /** Calls whose request stands among the examples already, with a newer answer. */
  readonly repeated: number;
  /** Calls whose answer does not pass the check. */
  readonly failed: number;
}

/**
 * The pairs of recorded calls as examples, in their order, the same request once: two answers to it would teach both.
 * @param texts newest first
 * @param check keeps only answers that pass; one that needs an expected answer passes none
 */
export function examplesOf(texts: readonly KeptText[], check?: OpenCheck): Selected {
  const seen = new Set<string>();
  const examples: Example[] = [];
  let repeated = 0;
  let failed = 0;
  for (const { messages, answer } of texts) {
    if (answer.trim() === '' || (check && check(answer).score !== 1)) {
      failed++;
      continue;
    }
    const key = JSON.stringify(messages);
    if (seen.has(key)) {
      repeated++;
      continue;
    }
    seen.add(key);
    const asked = messages.map(it => ({ role: roleOf(it.role), content: it.text }));
    examples.push({ messages: [...asked, { role: 'assistant', content: answer }] });
  }
  return { examples, repeated, failed };
}

/** A developer's message is a system message there, and a tool's result was sent as the user's words. */
function roleOf(role: string): Example['messages'][number]['role'] {
  if (role === 'system' || role === 'developer') return 'system';
  return role === 'assistant' ? role : 'user';
}

/** The file to upload: a line of JSON for each example. */
export const exampleLines = (examples: readonly Example[]): string =>
  examples.map(it => `${JSON.stringify(it)}\n`).join('');
