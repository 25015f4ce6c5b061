// How requests are framed without asking anything else. Written for this project, 2026-11.
import { asked } from './questions.data';
import { leading, type Rule, trailing } from './rule';

const asking = '(?:(?:what|which|who|whose|where|when|why|how|if|whether) )';
/** Verbs that nobody asks a machine for in general: "can you explain" wants an explanation, "can you delete" may not. */
const requests =
  '(?:(?:explain|tell|describe|summarize|summarise|suggest|recommend|define|draft|compose|proofread|translate|rephrase|name|(?:write|give|show|make|create|get|find) (?:me|us)|give|provide|help me|write an?|create an?|generate an?|compare|analy[sz]e|review) )';

/** Done to something that is at hand, which makes a request of "could you". */
const onThis =
  '(?:fix|add|correct|extract|convert|check|find|sort|turn|rewrite|improve|shorten|simplify|calculate|summari[sz]e|list|classify|remove|replace|format|refactor|debug|edit|optimi[sz]e|explain|read) (?:all )?(?:the|this|these|my|our) ';

/** What opens a message without being a part of the request. */
export const openers: readonly Rule[] = [
  leading('(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening))(?: there| again)? [,.!]', ''),
  leading('(?:thank you|thanks)(?: (?:very|so) much)?(?: for (?:your|the) help)? [.!]', ''),
  leading('(?:please|kindly)(?: ,)?', ''),
  leading(
    '(?:i was wondering|i am wondering|i wonder|quick question)(?: [,.:])?',
    '',
    `(?:${asking}|(?:is|are|was|were|do|does|did|can|could|should|would|will) )`,
  ),
];

/** Frames around a request, taken off one after another. */
export const frames: readonly Rule[] = [
  leading('(?:can|could|would|will) you (?:please|kindly)', ''),
  leading('(?:can|could|would|will) you', '', requests),
  leading('(?:can|could|would|will) you', '', onThis),
  leading(`(?:i (?:would like|want|need)|i'd like) you to`, ''),
  leading(`(?:i (?:would like|want|need) to know|i'd like to know|do you know|let me know)`, '', asking),
  leading(`(?:tell|show|teach) (?:me|us)`, asked, asking),
  leading(`explain(?: to me| to us)?`, asked, asking),
  leading('help me(?: to)?', '', '(?:write|draft|compose) '),
];

/** Words after a request that ask nothing. */
export const courtesies: readonly Rule[] = [
  trailing(', (?:please|kindly)'),
  trailing(
    '[.?!] (?:thank you|thanks)(?: you)?(?: (?:very|so) much| a lot)?(?: in advance| for (?:your|the) help)?',
  ),
  trailing(', (?:thank you|thanks)(?: in advance)?'),
];

/** The same where no comma parts them from what is asked: not for requests about words. */
export const closeCourtesies: readonly Rule[] = [
  trailing('please'),
  { from: /^(explain .*) (?:for|to) (?:me|us)$/u, to: '$1' },
];
