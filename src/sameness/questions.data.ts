// The ways in which one question is put in English, each brought to one form. Written for this project, 2026-11.
import { language } from './languages.data';
import { anywhere, leading, type Rule, whole } from './rule';

/** Stands before a question that was embedded in a request for its answer; nobody can write it. */
export const asked = '\u0002';

const piece = '(?:[^ ,;:()\\u0001]+|\\u0001[^ ]+)';
const few = `${piece}(?: ${piece}){0,3}`;
const be = '(?:is|are|was|were)';
const auxiliary = '(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|must|might)';
const adjective = '(?:old|tall|big|large|long|far|high|deep|heavy|fast|much|many|wide|hot|cold)';
/** "How do you feel" asks another person than "how do I feel". */
const someone = '(?:me|my|mine|myself|you|your|yours|yourself|we|our|us)';

/** Embedded questions, which "tell me" and "explain" leave: "what the capital is" → "what is the capital". */
export const embedded: readonly Rule[] = [
  whole(`${asked} (what|which|who|where|when) (${few}(?: ${piece}){0,6}) (${be})`, '$1 $3 $2'),
  whole(`${asked} (how ${adjective}) (${few}(?: ${piece}){0,3}) (${be})`, '$1 $3 $2'),
  whole(`${asked} what (${few}) (means|stands for)`, 'what does $1 $2'),
  whole(`${asked} how (?!(?:to|${auxiliary}) )(${few}) works`, 'how does $1 work'),
  whole(
    `${asked} (why|when|where|how) (?!${auxiliary} )((?:(?:the|a|an) )?${piece}(?: ${piece})??) (${auxiliary}) (.+)`,
    '$1 $3 $2 $4',
  ),
  leading(asked, ''),
  anywhere('^what does (.+) means', 'what does $1 mean'),
  anywhere('^what does (.+) stands for', 'what does $1 stand for'),
];

/** How something is done, whoever would do it. */
export const howTo: readonly Rule[] = [
  leading('how (?:do|can|could|would) i', 'how to', `(?!have )(?!.*(?<= )${someone}(?: |$))`),
  leading('how (?:do|can|could|would) i', 'how to i', '(?!have )'),
  leading('how (?:does|can|could|would) one', 'how to', '(?!have )'),
  // Asked of a program or a language, "you" is anybody; otherwise it may be the one who is asked.
  leading(
    'how (?:do|can|could|would) you',
    'how to',
    `(?=.*(?<= )${language}$)(?!.*(?<= )${someone}(?: |$))`,
  ),
  leading('what (?:is|are) the (?:ways?|method) to', 'how to'),
  // What somebody calls their own stays their own.
  leading(
    'how to i',
    'how to',
    '(?=(?:[^ ]+ ){1,6}my(?: |$))(?!.*(?<= )(?:me|mine|myself|you|your|yours|yourself|we|our|us)(?: |$))',
  ),
];

/** One question for an attribute. */
export const attributes: readonly Rule[] = [
  whole(`(?:tell (?:me|us)|give (?:me|us)|name) the (${piece}(?: ${piece})? of .+)`, 'what is the $1'),
  whole(`which (${piece}) is the (capital) of (.+)`, 'what is the $2 of $3'),
  whole(`who (is|was) the author of (.+)`, 'who wrote $2'),
  whole(`who (?:is|was) the inventor of (.+)`, 'who invented $1'),
  whole(`how many people live in (${few})`, 'what is the population of $1'),
  whole(`how many people are living in (${few})`, 'what is the population of $1'),
  whole(`how tall (is|was) (${few})`, 'what $1 the height of $2'),
  whole(`what is the meaning of (${few})`, 'what does $1 mean'),
  whole(`(?:give (?:me |us )?(?:a|the) definition of|what is the definition of) (${few})`, 'define $1'),
  whole(`what is (${few}) short for`, 'what does $1 stand for'),
  whole(
    `(?:the )?((?:capital|population|currency|height|area|gdp|boiling point|melting point|atomic number) of ${few})(?: \\?)?`,
    'what is the $1',
  ),
  whole(`how is the weather (in ${few})`, 'what is the weather like $1'),
  whole('how much time does it take (.+)', 'how long does it take $1'),
  whole(
    '(?:tell (?:me|us)|explain|describe) the difference between (.+)',
    'what is the difference between $1',
  ),
  whole(`how do (${piece}) and (${piece}) differ`, 'what is the difference between $1 and $2'),
  whole(`how does (${piece}) differ from (${piece})`, 'what is the difference between $1 and $2'),
  whole(`what are (#${piece}) (.+)`, 'give $1 $2'),
  leading('which', 'what', '[a-z]+ (?:is|are|was|were|do|does|did|has|have|can|will|would|should) '),
  whole('which (is|are) the (.+)', 'what $1 the $2'),
  whole(`list (the [a-z]+s of ${few})`, 'what are $1'),
  leading('at what time', 'what time'),
];
