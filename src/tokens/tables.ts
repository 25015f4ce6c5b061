import { addPair, emptyPairs, mostTokens, type Pairs, type Split, standTogether } from './pairs';
import { type Ranks, readRanks } from './ranks';
import { growTree, shorterTokens } from './tree';
import { buildTrie, longest, type Trie } from './trie';

/** What counting in one encoding takes. Plain typed arrays, so that they can be kept in a file as they are. */
export interface Tables {
  readonly trie: Trie;
  readonly pairs: Pairs;
  readonly split: Split;
  /** Bytes of each token. */
  readonly length: Uint8Array;
  /** The longest token that begins each token and is shorter; -1 for a single byte. */
  readonly shorter: Int32Array;
}

/**
 * Builds the tables of an encoding; about 0.2 s for o200k_base, so not on a thread that must answer.
 * @param ranksText js-tiktoken's `bpe_ranks`
 * @throws when the text is not in that form
 */
export function buildTables(ranksText: string): Tables {
  const ranks = readRanks(ranksText);
  const tokens = ranks.starts.length - 1;
  if (tokens > mostTokens) throw new Error(`The rank tables hold ${tokens} tokens, over ${mostTokens}.`);
  const tree = growTree(ranks);
  const tables = {
    trie: buildTrie(tree),
    pairs: emptyPairs(tokens),
    split: new Int32Array(tokens * 2),
    length: new Uint8Array(tokens),
    shorter: shorterTokens(tree, tokens),
  };
  for (let token = 0; token < tokens; token++) {
    tables.length[token] = (ranks.starts[token + 1] as number) - (ranks.starts[token] as number);
  }
  for (let token = 0; token < tokens; token++) splitToken(tables, ranks, token);
  return tables;
}

/** Finds what `token` was merged from: the longest token it begins with that leaves a token which stands beside it. */
function splitToken(tables: Tables, { bytes, starts }: Ranks, token: number): void {
  const { trie, pairs, split, length, shorter } = tables;
  const start = starts[token] as number;
  const end = starts[token + 1] as number;
  for (let left = shorter[token] as number; left >= 0; left = shorter[left] as number) {
    const seam = start + (length[left] as number);
    const right = longest(trie, bytes, seam, end);
    if (
      left < token &&
      right < token &&
      length[right] === end - seam &&
      standTogether(pairs, split, left, right)
    ) {
      split[2 * token] = left;
      split[2 * token + 1] = right;
      addPair(pairs, split, token);
      return;
    }
  }
  split[2 * token] = token;
  split[2 * token + 1] = token;
}
