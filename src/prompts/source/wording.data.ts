// How texts that are sent to models are worded, and texts that are not. Our own, from reading both; 2026-11-22.

/** What a text says, and how much it speaks for (above 0) or against its being a prompt. */
export interface Sign {
  readonly pattern: RegExp;
  readonly weight: number;
}

const verbs =
  'summari[sz]e|classify|categori[sz]e|extract|translate|write|rewrite|generate|answer|describe|explain|analy[sz]e|compare|' +
  'continue|review|decide|list|create|convert|identify|determine|suggest|provide|propose|evaluate|rate|score|respond|return|' +
  'reply|output|think|plan|find|correct|fix|improve|complete|predict|label|judge|assess|detect|draft|paraphrase|simplify|' +
  'shorten|expand|outline|brainstorm|recommend|give|imagine|pretend|act|assume|consider|read|rephrase|reword|grade|rank|' +
  'infer|produce|name|tell|help|use|keep|include|avoid|format|begin|focus|point|offer|ask|say|state|mention|refer|cite|' +
  "quote|turn|make|do not|don't|never|always|only|limit|ensure|follow";

export const signs: readonly Sign[] = [
  {
    pattern: /^\W*(?:you(?:'re| are| will| act| help| answer| work)|your (?:task|job|role|goal|purpose))\b/i,
    weight: 3,
  },
  { pattern: /\byou are (?:an?|the)\b/i, weight: 2 },
  { pattern: /^\W*(?:given|based on|using|from) (?:the|this|a|an|these)\b/i, weight: 2 },
  { pattern: /^\W*as an? \w+/i, weight: 2 },
  { pattern: /^\W*you \w+\b/i, weight: 1 },
  { pattern: new RegExp(`^\\W*(?:please )?(?:${verbs})\\b`, 'i'), weight: 2 },
  { pattern: new RegExp(`[.:;!?]["')]?\\s+(?:-\\s+|\\d+\\.\\s+)?(?:${verbs})\\b`, 'i'), weight: 1 },
  {
    pattern:
      /\b(?:the|this|these) (?:following|above|user|user's|question|conversation|transcript|passage|context|assistant)\b/i,
    weight: 1,
  },
  {
    pattern:
      /\b(?:step by step|in json|json (?:object|list|array)|bullet points?|nothing else|at most|no more than|one sentence|exactly|as an ai)\b/i,
    weight: 1,
  },
  {
    pattern:
      /^(?:[-*# ]*)(?:question|context|answer|input|output|text|instructions?|rules|example|task)s?\b[^\n]{0,20}:/im,
    weight: 2,
  },
  { pattern: /\b(?:assistant|chatbot|language model|expert|persona)\b/i, weight: 1 },
  {
    pattern: /<\/?(?:context|instructions?|examples?|documents?|input|question|task|rules|output)>/i,
    weight: 2,
  },
  // A call of a model fills these in.
  { pattern: /\{\{?\w{1,40}\}\}?|%\(\w+\)s|\$\{/, weight: 1 },
  // Several sentences.
  { pattern: /[a-z][.!?:]\s+["'A-Z-][\s\S]*[a-z][.!?:]\s+["'A-Z-][\s\S]*[a-z)][.!?:]/, weight: 1 },

  {
    pattern:
      /^\s*(?:select|insert|update|delete|create|alter|drop|with|merge|grant|explain)\s[\s\S]*?\b(?:from|into|set|table|as|view|index|on|values)\b[\s\S]*?(?:[=;(*]|where)/i,
    weight: -6,
  },
  {
    pattern:
      /^\s*<(?:!doctype|\?xml|html|head|body|div|table|section|span|p|ul|ol|svg|form|template|h\d|a|tr|td|style|ng-|v-|\w+-\w+)\b/i,
    weight: -7,
  },
  { pattern: /[{;]\s*[a-z-]+\s*:\s*[^;{}\n]+;[^{}]*\}/, weight: -5 },
  { pattern: /<\/(?:div|td|p|html|body|table|span|a|li|h\d|sub|sup|details|summary)>/i, weight: -4 },
  { pattern: /^\s*(?:dear|hi|hello|hey|greetings|welcome)\b[^.\n]{0,60}[,!\n]/i, weight: -5 },
  {
    pattern:
      /\b(?:kind regards|best regards|regards,|sincerely|cheers,|unsubscribe|the [\w ${}.]+ team\s*$)/i,
    weight: -5,
  },
  {
    pattern:
      /\b(?:click|tap|press (?:enter|any|a|the)|your (?:account|password|order|browser|subscription|cart|email)|cookies)\b/i,
    weight: -3,
  },
  {
    pattern:
      /^\s*(?:usage|error|warning|failed|cannot|could not|can't|unable|invalid|missing|unknown|unexpected|no such)\b/i,
    weight: -5,
  },
  {
    pattern:
      /^\s*(?:please )?(?:enter|select|choose|type|press|pick|confirm|specify|search|drag|upload|log in|sign in|sign up)\b/i,
    weight: -5,
  },
  {
    pattern:
      /^\s*(?:are you sure|do you (?:really )?want|would you like|which|what(?:'s| is| are)|where|who|how many|tell us|ready)\b/i,
    weight: -3,
  },
  { pattern: /^\s*you(?:'ve| have) (?:joined|been|received|left|no|new|unread|\d)/i, weight: -4 },
  // A line that waits for the user to type.
  { pattern: /^[^\n]{0,90}(?:[?:>$#%]|\)|\]|\?\s*\S{1,8})\s*$/, weight: -2 },
  { pattern: /^[^\n]{0,90}[:>$#]\s+$/, weight: -3 },
  {
    pattern:
      /^\s*(?:\[\w+\]\s*$|#!|import |from \w+ import|package |#include|def |class |function |const |export |<\?php)/m,
    weight: -4,
  },
  { pattern: /(?:^|\s)(?:https?:\/\/|\/(?:usr|etc|var|opt|home|bin)\/)\S+\s*$/, weight: -3 },
  {
    pattern: /(?:sudo|systemctl|apt-get|npm (?:install|run)|pip install|make build|docker run)\b/,
    weight: -4,
  },
  { pattern: /\bcopyright\b|all rights reserved|spdx-license/i, weight: -5 },
];
