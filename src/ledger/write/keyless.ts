import type { CallText } from '../text';

/**
 * What keys of providers and code hosts begin with, as their makers document them, credentials after `Bearer`, and
 * private keys in PEM form (RFC 7468).
 */
const keys =
  /\b(?:sk-[\w*.-]{6,}|sk_(?:live|test)_\w{6,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|hf_\w{20,}|xox[abprs]-[\w-]{10,}|Bearer\s+[\w.~+/*-]{6,}=*)|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** `text` with `…` for each thing in it that looks like a key. Keys of a form of their own are not known. */
export const withoutKeys = (text: string): string => text.replace(keys, '…');

/** The words of a call, with `…` for each thing in them that looks like a key. */
export function keylessText({ id, messages, values, answer }: CallText): CallText {
  const entries = values && Object.entries(values).map(([name, value]) => [name, withoutKeys(value)]);
  return {
    id,
    messages: messages.map(({ role, text }) => ({ role, text: withoutKeys(text) })),
    values: entries && Object.fromEntries(entries),
    answer: withoutKeys(answer),
  };
}
