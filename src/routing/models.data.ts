import type { Tier } from './tier.data';

/** What routing knows of a model. */
export interface Standing {
  readonly tier: Tier;
  /** Reasons before it answers unless told not to; the reasoning is billed as output. */
  readonly reasons?: true;
  /** Served now and not announced to end: may be suggested. */
  readonly current?: true;
  /** What its maker names as its replacement. */
  readonly successor?: string;
}

/**
 * By maker, and by the name the maker gives it. Tiers follow the makers' own descriptions of their models, "current" and "successor" their model and deprecation
 * pages (developers.openai.com/api/docs, platform.claude.com/docs, ai.google.dev, docs.mistral.ai,
 * api-docs.deepseek.com). Checked 2026-11-21.
 */
export const standings: Readonly<Record<string, Readonly<Record<string, Standing>>>> = {
  OpenAI: {
    'gpt-3.5-turbo': { tier: 'smallest' },
    'gpt-4': { tier: 'large' },
    'gpt-4-turbo': { tier: 'large' },
    'gpt-4.1': { tier: 'large', successor: 'gpt-6-luna' },
    'gpt-4.1-mini': { tier: 'small', successor: 'gpt-6-luna' },
    'gpt-4.1-nano': { tier: 'smallest' },
    'gpt-4o': { tier: 'large', successor: 'gpt-6-luna' },
    'gpt-4o-2024-05-13': { tier: 'large' },
    'gpt-4o-mini': { tier: 'small', successor: 'gpt-6-luna' },
    'gpt-5': { tier: 'frontier', reasons: true },
    'gpt-5-mini': { tier: 'large', reasons: true },
    'gpt-5-nano': { tier: 'small', reasons: true },
    'gpt-5-pro': { tier: 'frontier', reasons: true },
    'gpt-5.1': { tier: 'frontier', reasons: true },
    'gpt-5.2': { tier: 'frontier', reasons: true },
    'gpt-5.4': { tier: 'frontier', reasons: true },
    'gpt-5.4-mini': { tier: 'large', reasons: true },
    'gpt-5.4-nano': { tier: 'small', reasons: true },
    'gpt-5.5': { tier: 'frontier', reasons: true },
    'gpt-5.6-luna': { tier: 'small', reasons: true, current: true },
    'gpt-5.6-sol': { tier: 'frontier', reasons: true, current: true },
    'gpt-5.6-terra': { tier: 'large', reasons: true, current: true },
    'gpt-6-astra': { tier: 'frontier', reasons: true, current: true },
    'gpt-6-luna': { tier: 'small', reasons: true, current: true },
    'gpt-6-sol': { tier: 'frontier', reasons: true, current: true },
    'gpt-6.1-terra': { tier: 'large', reasons: true, current: true },
    o1: { tier: 'frontier', reasons: true },
    'o1-mini': { tier: 'large', reasons: true },
    'o1-pro': { tier: 'frontier', reasons: true },
    o3: { tier: 'frontier', reasons: true },
    'o3-mini': { tier: 'large', reasons: true },
    'o3-pro': { tier: 'frontier', reasons: true },
    'o4-mini': { tier: 'large', reasons: true },
  },
  Anthropic: {
    'claude-3-haiku': { tier: 'smallest' },
    'claude-3-sonnet': { tier: 'large' },
    'claude-3-opus': { tier: 'large' },
    'claude-3-5-haiku': { tier: 'small' },
    'claude-3-5-sonnet': { tier: 'large' },
    'claude-3-7-sonnet': { tier: 'large' },
    'claude-haiku-4-5': { tier: 'small' },
    'claude-haiku-5-5': { tier: 'small', reasons: true, current: true },
    'claude-sonnet-4-0': { tier: 'large' },
    'claude-sonnet-4-5': { tier: 'large' },
    'claude-sonnet-4-6': { tier: 'large' },
    'claude-sonnet-5': { tier: 'large', reasons: true },
    'claude-sonnet-5-5': { tier: 'large', reasons: true, current: true },
    'claude-opus-4-0': { tier: 'frontier' },
    'claude-opus-4-1': { tier: 'frontier' },
    'claude-opus-4-5': { tier: 'frontier' },
    'claude-opus-4-6': { tier: 'frontier' },
    'claude-opus-4-7': { tier: 'frontier', reasons: true },
    'claude-opus-4-8': { tier: 'frontier', reasons: true },
    'claude-opus-5': { tier: 'frontier', reasons: true },
    'claude-opus-5-5': { tier: 'frontier', reasons: true, current: true },
    'claude-fable-5': { tier: 'frontier', reasons: true },
    'claude-fable-5-1': { tier: 'frontier', reasons: true, current: true },
  },
  Google: {
    'gemini-2.0-flash': { tier: 'small' },
    'gemini-2.0-flash-lite': { tier: 'smallest' },
    'gemini-2.5-flash': { tier: 'small', reasons: true, successor: 'gemini-3.5-flash-lite' },
    'gemini-2.5-flash-lite': { tier: 'smallest', current: true },
    'gemini-2.5-pro': { tier: 'large', reasons: true, successor: 'gemini-3.8-flash' },
    'gemini-3-flash-preview': { tier: 'large', reasons: true },
    'gemini-3-pro-preview': { tier: 'frontier', reasons: true },
    'gemini-3.1-flash-lite': { tier: 'small', reasons: true, current: true },
    'gemini-3.1-pro-preview': { tier: 'frontier', reasons: true, current: true },
    'gemini-3.5-flash': { tier: 'large', reasons: true, current: true },
    'gemini-3.5-flash-lite': { tier: 'small', reasons: true, current: true },
    'gemini-3.8-flash': { tier: 'large', reasons: true, current: true },
  },
  Mistral: {
    'mistral-large': { tier: 'large' },
    'mistral-large-2512': { tier: 'large', current: true },
    'mistral-small-2603': { tier: 'small', current: true },
  },
  // None is current: the name of V4 Flash is answered by V4.1 Flash, at prices that the catalogue does not have yet.
  DeepSeek: {
    'deepseek-v4-flash': { tier: 'small', reasons: true },
    'deepseek-v4-pro': { tier: 'large', reasons: true },
  },
};
