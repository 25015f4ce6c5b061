import { amountsIn } from './amounts';
import { contractions, questionContractions } from './contractions.data';
import { moved, unfronted } from './order';
import { orders } from './orders.data';
import { type Pieces, piecesOf } from './pieces';
import { closeCourtesies, courtesies, frames, openers } from './polite.data';
import { attributes, embedded, howTo } from './questions.data';
import { applied, exhausted, type Rule } from './rule';
import type { Ask } from './split';
import { synonyms } from './synonyms.data';

/**
 * What a request in English asks, in the form that all ways known of asking it share.
 * @param aboutWords whether words themselves are asked about, so that none may be put for another
 */
export function normalAsk({ ask }: Ask, aboutWords: boolean): Pieces {
  const plain = applied(aboutWords ? [] : contractions, piecesOf(ask));
  const edges = [...openers, ...endings, ...questionContractions, ...frames, ...courtesies];
  const bare = unfronted(exhausted(aboutWords ? edges : [...edges, ...closeCourtesies], plain));
  // Whoever does it is "one", too: read before that is a number.
  const asked = applied([...embedded, ...howTo], bare);
  return moved(applied([...attributes, ...orders], aboutWords ? asked : reworded(asked)));
}

function reworded(pieces: Pieces): Pieces {
  return amountsIn(applied(synonyms, pieces));
}

/** The mark at the end, except one that makes a question of something else. */
const endings: readonly Rule[] = [
  { from: / [.!]$/, to: '' },
  {
    from: /^((?:what|who|whom|whose|which|where|when|why|how|in|at|is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|must|might) .*) \?$/u,
    to: '$1',
  },
];

/** A request as it is written, but for the blanks between its words. */
export function literalAsk({ ask }: Ask): Pieces {
  return ask.replace(/\s+/g, ' ');
}
