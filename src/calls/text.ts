import type { Call, CallText } from '../ledger';
import type { Filled } from '../prompts';

/** Whether the words of a call are kept. */
export interface Keeping {
  /** The user has said that what is sent and answered may be kept beside the call. Off unless asked. */
  readonly keepText?: boolean | undefined;
  /** The values that the messages were filled in with, to be kept with them. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

interface Sent extends Keeping {
  readonly messages: Filled['messages'];
  /** Masked wherever it stands: the ledger masks what looks like a key, and this one may look like anything. */
  readonly apiKey?: string;
}

/** What is kept of a call's words: nothing unless it was answered whole and its user lets it be kept. */
export function textsOf(call: Call, answer: string, sent: Sent): readonly CallText[] {
  const { keepText, messages, values, apiKey = '' } = sent;
  if (!keepText || call.status !== 'ok') return [];
  const masked = (words: string) => (apiKey === '' ? words : words.replaceAll(apiKey, '…'));
  return [
    {
      id: call.id,
      messages: messages.map(({ role, text }) => ({ role, text: masked(text) })),
      values: values
        ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, masked(value)]))
        : null,
      answer: masked(answer),
    },
  ];
}
