import type { Ask } from './split';

/** What is done to words themselves, or asked about them. */
const aboutWords =
  /\b(?:translat\w*|spell\w*|pronounc\w*|rhym\w*|(?:syno|anto)nyms?|grammar\w*|proofread\w*|(?:para|re)?phras\w*|rewrit\w*|reword\w*|say|says|words?|sentences?|differences?|differ\w*|means?|meaning|defin\w*|stands? for|short for|tense|plural|singular|typos?|punctuat\w*|capital letters?|uppercase|lowercase|letters|characters|sentiment|classif\w*|tone|repeat|quote\w*|correct\w*|abbreviat\w*|acronyms?|etymolog\w*|vocabulary|connotation|versus|vs|compare[sd]?|comparison|distinguish|same|british|american|accent|dialect|idioms?|slang|verbs?|nouns?|adjectives?|adverbs?|pronouns?|(?:in)?definite articles?|contractions?)\b/i;

/** Whether words are asked about as words, so that none of them may be put for another. */
export function isAboutWords({ ask }: Ask): boolean {
  return aboutWords.test(ask);
}
