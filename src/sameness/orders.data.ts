// Requests for something to be made, each brought to one form. Written for this project, 2026-11.
import { anywhere, leading, type Rule, whole } from './rule';

const one = '(?:a|an|#\\d+)';
/** What is written, whoever asks for it with which verb. */
const written =
  '(?:poem|story|essay|e-?mail|letter|regex|function|script|query|slogans?|haikus?|limericks?|song|speech|summary|list|report|article|post|tweet|headlines?|description|joke|jokes|plan|outline|message|text|paragraph|bio)';

export const orders: readonly Rule[] = [
  leading(
    '(write|give|show|make|create|find|get|tell|provide|suggest|recommend|draft|compose|generate) (?:me|us)',
    '$1',
  ),
  leading(
    '(?:i need|i want|i would like|i am looking for)',
    'give',
    `${one} (?:[^ ]+ )?(?:recipe|example|explanation|template|${written})(?: |$)`,
  ),
  leading(`(?:give|provide|write|create|make|do) (?:a|an) (?:summary) of`, 'summarize'),
  leading('(?:give|provide) (?:a|an) explanation of', 'explain'),
  leading('(?:give|provide) (?:a|an) description of', 'describe'),
  leading('(?:give|provide|do|make) (?:a|an) (?:comparison) of', 'compare'),
  leading('(?:give|provide|do|make) (?:a|an) (?:analysis) of', 'analyze'),
  leading('(?:give|provide|write|create|make) (?:a|the) list of', 'list'),
  leading('name', 'list', '(?:#\\d+|the|all|some|a|an) '),
  leading(
    `(?:compose|create|generate|draft|make|give|provide|come up with)`,
    'write',
    `${one} (?:[^ ]+ )?${written}(?: |$)`,
  ),
  leading('provide', 'give'),
  leading('propose', 'suggest'),
  leading('generate', 'give', `${one} random number`),
  whole('compare ([^ ]+) (?:to|with) ([^ ]+)', 'compare $1 and $2'),
  anywhere('^(translate (?:\\u0001[^ ]+|[^ ]+)) into', '$1 to'),
  anywhere(
    '^(?:turn|put|rewrite) (this|the|my) (sentence|text|paragraph) (?:in|into) the',
    'rewrite $1 $2 in the',
  ),
];
