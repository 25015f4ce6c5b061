// Wordy phrases and what says the same. Written for this project from plain-English practice, 2026-11; each with the
// guard it needs. Left out on purpose: whatever loses a number, a negation or a constraint word ("whether or not",
// "at all times", "is required to"), and what changes the grammar around it ("as well as", "is capable of").

/** A phrase to shorten. Blanks stand for any blank or one line end; patterns are regular expressions without flags. */
export interface Phrase {
  readonly from: string;
  /** `$1` stands for the first group. */
  readonly to: string;
  /** What must follow. */
  readonly before?: string;
  /** What must not follow. */
  readonly notBefore?: string;
  /** What must stand before it, and what must not; looked for in the 40 units before. */
  readonly after?: string;
  readonly notAfter?: string;
}

const negated =
  "(?:not|n['’]t|never|cannot|to|will|would|should|shall|must|may|might|could|can|do|does|did|be|and|or|only|also)$";
const plural = '(?:\\p{L}+ ){0,2}\\p{L}+s\\b';
const ing = '\\p{L}+ing\\b';
const determiner = '(?:the|this|that|these|those|your|their|its|our|my|each|any|an?)\\b';

const clauseEnd = '(?:[^\\p{L}]|$|(?:and|or|to|in|for|with|by|when|if|so|as|at|from|using|via|but)\\b)';

export const phrases: readonly Phrase[] = [
  {
    from: 'in order to',
    to: 'to',
    notAfter: '(?:put|place|arrange|sort|list|rank|line|steps?|items)(?: \\p{L}+){0,2}$',
  },
  { from: 'so as to', to: 'to', notAfter: '(?:more|less|do|doing|say)$' },
  { from: '(?:due to|because of|owing to|in view of|in light of|by virtue of) the fact that', to: 'because' },
  { from: 'for the (?:simple )?reason that', to: 'because' },
  { from: '(?:despite|in spite of|regardless of) the fact that', to: 'although' },
  { from: 'in the event that', to: 'if' },
  { from: 'at (?:this|the present) (?:point in time|moment in time)', to: 'now' },
  { from: 'at the present time', to: 'now' },
  { from: 'until such time as', to: 'until' },
  { from: 'during the course of', to: 'during' },
  { from: 'in the course of', to: 'during' },
  { from: 'for the purposes? of', to: 'for', notAfter: '(?:except|only)$' },
  { from: 'for a period of', to: 'for' },
  { from: 'in the near future', to: 'soon', notBefore: '[-\\p{L}]' },
  { from: 'in a timely (?:manner|fashion)', to: 'promptly' },
  { from: 'on a daily basis', to: 'daily', before: clauseEnd },
  { from: 'on a weekly basis', to: 'weekly', before: clauseEnd },
  { from: 'on a monthly basis', to: 'monthly', before: clauseEnd },
  { from: 'on a regular basis', to: 'regularly', before: clauseEnd },
  {
    from: 'in such a (?:way|manner) that',
    to: 'so that',
    before: '(?:the|it|they|you|we|I|an?|each|any|every|all|users?|people)\\b',
  },
  { from: 'in close proximity to', to: 'near' },
  { from: 'in the vicinity of', to: 'near' },
  { from: 'in conjunction with', to: 'with' },
  { from: 'with the exception of', to: 'except' },
  { from: 'in spite of', to: 'despite', notBefore: '(?:the fact|my|your|him|her|them)' },
  { from: 'on the basis of', to: 'based on' },
  { from: '(?:through|with|by) the use of', to: 'using', before: '\\p{L}' },
  {
    from: 'a large number of',
    to: 'many',
    before: plural,
    notAfter: '(?:such|quite|too|so|very|contains?|the)$',
  },
  {
    from: 'a number of',
    to: 'several',
    before: plural,
    notAfter:
      '(?:large|small|whole|great|any|quite|such|the|certain|fixed|finite|specific|random|input|output|is|as|enter|given|up to|return|returns|pick|choose|guess)$',
  },
  { from: 'a small number of', to: 'a few', before: plural },
  { from: 'a great deal of', to: 'much', notAfter: '(?:quite|such|not)$' },
  {
    from: 'a variety of',
    to: 'various',
    before: plural,
    notAfter: '(?:wide|large|broad|great|rich|such|quite|diverse)$',
  },
  {
    from: '(?:has|have) the (?:ability|capability|capacity) to',
    to: 'can',
    before: '\\p{L}',
    notAfter: negated,
  },
  {
    from: '(?:is|are) able to',
    to: 'can',
    before: '\\p{L}',
    notAfter: negated,
    notBefore: '(?:not|have|be)\\b',
  },
  { from: 'make use of', to: 'use' },
  { from: 'makes use of', to: 'uses' },
  { from: 'making use of', to: 'using' },
  { from: 'made use of', to: 'used' },
  { from: 'take into (?:consideration|account) the fact that', to: 'consider that' },
  { from: 'take into (?:consideration|account)', to: 'consider', before: determiner },
  { from: 'taking into (?:consideration|account)', to: 'considering', before: determiner },
  {
    from: 'with (?:regard|respect) to',
    to: 'about',
    before: determiner,
    after:
      '(?:information|details?|questions?|paragraph|article|report|essay|text|summary|advice|guidance|instructions?|statement|letter|email|story|post|blog|content|answers?|write|talk|think|concerns?|feedback|comments?|thoughts|opinions?|recommendations?|suggestions?|facts?|data)$',
  },
  { from: 'as to whether', to: 'whether' },
  { from: 'the question of whether', to: 'whether' },
  {
    from: '(if|when|where|whenever|wherever) it is possible(?: to do so)?',
    to: '$1 possible',
    before: '[.,;)]',
  },
  {
    from: 'prior to',
    to: 'before',
    before: `(?:${ing}|${determiner})`,
    notAfter: '(?:a|an|the|this|that|no|flat|beta|gaussian|normal|uniform|your|each|any)$',
  },
  { from: 'subsequent to', to: 'after', before: `(?:${ing}|${determiner})` },
  {
    from: 'in the process of',
    to: '',
    before: ing,
    notAfter: "(?:^|[^a-z'’])(?!(?:is|are|was|were|be|been|am)$)[a-z'’]+$",
  },
  { from: 'first and foremost', to: 'first' },
  { from: 'and so on and so forth', to: 'and so on' },
  {
    from: 'all of the',
    to: 'all the',
    notBefore: '(?:above|following|below|time|aforementioned)\\b',
    notAfter: '(?:not|first|at)$',
  },
  { from: 'in addition,', to: 'also,' },
  { from: 'the way in which', to: 'how' },
];
