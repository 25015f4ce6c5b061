import { language } from './languages.data';
import type { Pieces } from './pieces';

const languages = new RegExp(`(?<=^| )${language}(?= |$)`, 'giu');
/** Marks a literal piece, of which it is not known what it is. */
const unknown = new RegExp(`(?<=^| )\\u0001(?!${language.replace('\\u0001?', '')}(?: |$))`, 'iu');

/** What is written in a language. */
const thing =
  /(?<=^| )(?:function|script|program|class|list|dictionary|dict|string|array|tuple|branch|regex|snippet|query|loop|decorator|module)s?(?= |$)/gu;

const question = '(?:how|what|who|when|where|why|which)';
const order = '(?:write|give|list|explain|describe|summarize|suggest|create|make)';
const inLanguage = new RegExp(`^(in ${language}) , ((?:${question}|${order}) [^,]+)$`, 'iu');
/** What else stands in a clause of its own may belong to that clause alone. */
const fronted = new RegExp(
  `^((?:in|on|using|with) (?:(?:the|a|an) )?[^ ,]+(?: [^ ,]+)?) , (${question} (?!.*(?<= )(?:to|that|which|who|if|because|would|will|after|before|while|and|or)(?: |$))[^,]+)$`,
  'u',
);

/** Brings where, on what or with what something is asked from before a request to its end. */
export function unfronted(pieces: Pieces): Pieces {
  return pieces.replace(inLanguage, '$2 $1').replace(fronted, '$2 $1');
}

/** Brings who owns something, and the one language that a request is for, behind what is asked. */
export function moved(pieces: Pieces): Pieces {
  const text = pieces.replace(owned, '$1 $3 of $2');
  const [language = '', ...others] = text.match(languages) ?? [];
  // Where two things or languages are named, it matters which is of which.
  if (!language || others.length > 0 || unknown.test(text) || text.match(thing)?.length !== 1) return text;
  const inside = text.replace(` in ${language} `, ' ');
  if (inside !== text) return `${inside} in ${language}`;
  const before = new RegExp(`(?<=^| )${language} (?=${thing.source.replace('(?<=^| )', '')})`, 'u');
  return before.test(text) ? `${text.replace(before, '')} in ${language}` : text;
}

/** "France's capital" is "the capital of France": one owner, and one thing. */
const owned =
  /^((?:what|who|where|when|list|describe|explain)(?: (?:is|are|was|were))?(?: the)?) ([^ ,']+)'s ([^ ,']+(?: (?:point|number|rate|size|name|date))?)(?= (?:in|on|at|from|to|for|during|of)(?: |$)|$)/u;
