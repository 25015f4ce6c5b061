import AiTokenizer from 'ai-tokenizer';
import * as aiO200k from 'ai-tokenizer/encoding/o200k_base';
import gptTokenizer from 'gpt-tokenizer/encoding/o200k_base';
import { Tiktoken } from 'js-tiktoken/lite';
import jsRanks from 'js-tiktoken/ranks/o200k_base';
import { get_encoding as getEncoding } from 'tiktoken';
import { createTokens, type Tables } from '../../src/tokens';

/** A counter of o200k_base tokens. */
export interface Peer {
  count(text: string): number;
  /** Makes it forget the pieces it has seen; absent when it remembers none, so that cold and warm are the same. */
  forget?(): void;
}

/** This engine and its peers. Special tokens in text are text to all of them. */
export function createPeers(tables: Tables) {
  let tokens = createTokens(() => tables);
  const js = new Tiktoken(jsRanks);
  const wasm = getEncoding('o200k_base');
  const ai = new AiTokenizer(aiO200k) as unknown as AiPeer;
  const none = { disallowedSpecial: new Set<string>() };
  return {
    promptmeter: {
      count: (text: string) => tokens.count(text, 'o200k_base'),
      forget: () => {
        tokens = createTokens(() => tables);
      },
    },
    jsTiktoken: { count: (text: string) => js.encode(text, [], []).length },
    tiktokenWasm: { count: (text: string) => wasm.encode_ordinary(text).length },
    gptTokenizer: {
      count: (text: string) => gptTokenizer.countTokens(text, none),
      forget: () => gptTokenizer.clearMergeCache(),
    },
    aiTokenizer: {
      count: (text: string) => ai.encode(text, [], []).length,
      forget: () => ai.mergeCache.clear(),
    },
  } satisfies Record<string, Peer>;
}

/** Its cache is private, but nothing else makes it cold. */
interface AiPeer {
  encode(text: string, allowed: readonly string[], disallowed: readonly string[]): readonly number[];
  readonly mergeCache: Map<string, unknown>;
}
