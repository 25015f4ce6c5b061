import type { Order, Piece } from './piece';

/** How much more a word weighs that the instructions use too, and a piece at the start or the end of the part. */
const askedFor = 3;
const atAnEnd = 1.3;

/**
 * Keeps the pieces that say most. A piece weighs what its words weigh, each counted once, by its tokens: a word weighs
 * more the more pieces it occurs in, less the more common it is among them, and more when the instructions use it.
 * Extractive ranking by term weights, as in SumBasic and centroid summaries (Nenkova and Vanderwende 2005; Radev et al.
 * 2004), which takes time linear in the text where TextRank compares each sentence with each. Deterministic: of equals
 * the earlier one comes first. No words are made up, and it does not know what a sentence means.
 */
export const sentences: Order = (pieces, { around }) => {
  const asked = wordsOf(around);
  const words = pieces.map(it => wordsOf(it.words));
  const pieceCounts = new Map<string, number>();
  for (const own of words) for (const it of own) pieceCounts.set(it, (pieceCounts.get(it) ?? 0) + 1);
  const weightOf = (word: string) => {
    const holders = pieceCounts.get(word) ?? 1;
    const weight = Math.log1p(holders) * Math.log1p(pieces.length / holders);
    return asked.has(word) ? weight * askedFor : weight;
  };
  const weights = pieces.map((piece, index) => {
    const sum = [...(words[index] ?? [])].reduce((total, it) => total + weightOf(it), 0);
    const isEnd = index === 0 || index === pieces.length - 1;
    return (sum / perToken(piece)) * (isEnd ? atAnEnd : 1);
  });
  return [...pieces.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
};

/** Short pieces would win by little: none counts as shorter than this many tokens. */
const perToken = ({ tokens }: Piece) => Math.max(12, tokens);

/** Words of four letters or more, which function words of English rarely have, numbers, and pairs of ideographs. */
function wordsOf(text: string): ReadonlySet<string> {
  const found = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_-]{3,}|\d+|[\p{Ideographic}]{2}/gu);
  return new Set(found);
}
