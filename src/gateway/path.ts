import type { Api } from '../calls';

/** Whose API a path belongs to. */
export type Maker = 'openai' | 'anthropic';

const metered: Readonly<Record<string, Api>> = {
  '/chat/completions': 'chat',
  '/responses': 'responses',
  '/embeddings': 'embeddings',
  '/messages': 'messages',
};

/**
 * A base URL may hold the token, for clients that give their own key: `/t/TOKEN/v1/chat/completions`.
 * @returns the token, empty where there is none, and the path behind it
 */
export function splitToken(path: string): { readonly given: string; readonly path: string } {
  const [, given, rest] = /^\/t\/([\w-]+)(\/.*)$/s.exec(path) ?? [];
  return given !== undefined && rest !== undefined ? { given, path: rest } : { given: '', path };
}

/** Which API a request calls; `undefined` where it is none that is metered. */
export function apiOf(method: string, path: string): Api | undefined {
  return method === 'POST' ? metered[path.replace(/\?.*$/s, '').replace(/^\/v1(?=\/)/, '')] : undefined;
}

/** Anthropic's paths are its own, but for a few that OpenAI has too: there its version header tells. */
export function makerOf(path: string, hasAnthropicVersion: boolean): Maker {
  return hasAnthropicVersion || /^(?:\/v1)?\/messages(?:[/?]|$)/.test(path) ? 'anthropic' : 'openai';
}

/**
 * Where a request's path leads at a provider. A base URL may end in the version that the path begins with, as OpenAI's
 * does and Anthropic's does not.
 */
export function urlAt(base: string, path: string): string {
  const root = base.replace(/\/+$/, '');
  return /\/v1$/.test(root) && /^\/v1(?=[/?]|$)/.test(path) ? root + path.slice(3) : root + path;
}
