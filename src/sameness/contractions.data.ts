// English contractions that stand for one thing alone. Written for this project, 2026-11.
import { anywhere, type Rule } from './rule';

/** Of a question word, which is no word that is asked about. */
export const questionContractions: readonly Rule[] = [
  // "Who's left" and "what's changed" may stand for "has".
  anywhere(
    "(what|who|where|when|why|how)'s(?! (?!(?:ten|seven|eleven|one|nine)(?: |$))(?:[a-z]+(?:ed|en|ne)|left|got|had|made|lost|won|put)(?: |$))",
    '$1 is',
  ),
  anywhere("(what|who|where|when|why|how)'re", '$1 are'),
  anywhere('whats', 'what is'),
];

export const contractions: readonly Rule[] = [
  anywhere("i'm", 'i am'),
  anywhere("i'd (like|love|prefer)", 'i would $1'),
  anywhere("can't|cannot", 'can not'),
  anywhere("won't", 'will not'),
  anywhere("shan't", 'shall not'),
  anywhere("(do|does|did|is|are|was|were|has|have|had|would|should|could|must|need)n't", '$1 not'),
  anywhere("(i|you|we|they)'ve", '$1 have'),
  anywhere("(i|you|we|they|he|she|it)'ll", '$1 will'),
  anywhere("(you|we|they)'re", '$1 are'),
  anywhere("(it|that|there|here)'s (a|an|the|not|safe|possible|legal|ok|true|better|too|very)", '$1 is $2'),
  anywhere("let's", 'let us'),
];
