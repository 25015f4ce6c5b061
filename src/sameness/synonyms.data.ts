// Words that stand for one another wherever words are not what is asked about, the first for all. Only what leaves
// every answer as it is: no matter of degree, of style or of a trade's own sense. Left out on purpose: what differs in one
// use ("it happened to me", "it occurred to me"; "what I have to eat"; a dentist is a doctor, and no physician). Written for this project, 2026-11.
import { anywhere, type Rule } from './rule';

const same: readonly (readonly [word: string, ...others: readonly string[]])[] = [
  ['buy', 'purchase'],
  ['buying', 'purchasing'],
  ['begin', 'start'],
  ['car', 'automobile'],
  ['cars', 'automobiles'],
  ['movie', 'film'],
  ['movies', 'films'],
  ['phone', 'telephone'],
  ['photo', 'photograph'],
  ['photos', 'photographs'],
  ['tv', 'television'],
  ['help', 'assist'],
  ['also', 'as well'],
  ['for example', 'for instance', 'e.g'],
  ['email', 'e-mail'],
  ['emails', 'e-mails'],
  ['regex', 'regexp', 'regular expression'],
  ['regexes', 'regular expressions'],
  ['usa', 'united states', 'united states of america', '\\u0001US'],
  ['uk', 'united kingdom'],
  ['eu', 'european union'],
  ['un', 'united nations'],
  ['ceo', 'chief executive officer'],
  ['ai', 'artificial intelligence'],
  ['flu', 'influenza'],
  ['carry out', 'perform'],
  ['exit', 'quit'],
  ['regarding', 'concerning'],
  ['approximately', 'roughly'],
  ['maybe', 'perhaps'],
  ['depart', 'leave'],
  ['departs', 'leaves'],
  ['bike', 'bicycle'],
  ['bikes', 'bicycles'],
  ['fridge', 'refrigerator'],
  ['laptop', 'notebook computer'],
  ['kids', 'children'],
  ['website', 'web site'],
  ['set up', 'setup'],
  ['log in to', 'log into', 'login to'],
  ['can not', 'am unable to', 'am not able to', 'is unable to', 'are unable to'],
  ['db', 'database'],
  ['repo', 'repository'],
  ['docs', 'documentation'],
  ['info', 'information'],
  ['big', 'large'],
  ['hard', 'difficult'],
  ['quickly', 'rapidly'],
  ['often', 'frequently'],
  ['use', 'utilize'],
  ['using', 'utilizing'],
  ['garbage', 'rubbish', 'trash'],
  ['mobile phone', 'cell phone', 'cellphone'],
  ['postal code', 'postcode'],
  ['sofa', 'couch'],
  ['javascript', 'js'],
  ['typescript', 'ts'],
  ['kubernetes', 'k8s'],
  ['postgresql', 'postgres'],
];

/** Spellings of one word: British, American, and what goes with and without a hyphen. */
const spelled: readonly Rule[] = [
  anywhere(
    '(colo|favo|flavo|hono|labo|neighbo|behavio|rumo|humo|armo|harbo)ur(s|ed|ing|ful|ite|ites|able|hood)?',
    '$1r$2',
  ),
  anywhere('(cent|theat|kilomet|met|lit|fib|millimet|centimet)re(s|d)?', '$1er$2'),
  anywhere(
    '(summar|organ|recogn|real|optim|minim|maxim|normal|serial|deserial|initial|custom|categor|priorit|visual|token|general|special|util|author|apolog|critic|emphas|local|global|modern|standard|synchron|parallel|random|vector|capital|final|formal|ideal|neutral|personal|symbol)(?:is|iz)(e|es|ed|ing|ation|er|ers)',
    '$1iz$2',
  ),
  anywhere('(anal|paral|catal)ys(e|ed|ing|er|ers)', '$1yz$2'),
  anywhere('(travel|cancel|label|model|signal)l(ed|ing|er|ers)', '$1$2'),
  anywhere('programme(s)?', 'program$1'),
  anywhere('grey', 'gray'),
  anywhere('catalogue(s)?', 'catalog$1'),
  anywhere('dialogue(s)?', 'dialog$1'),
  anywhere('licence(s)?', 'license$1'),
  anywhere('defence', 'defense'),
  anywhere('tyre(s)?', 'tire$1'),
  anywhere('aluminium', 'aluminum'),
  anywhere('mum', 'mom'),
  anywhere('ok', 'okay'),
  anywhere('on-line', 'online'),
  anywhere('per cent', 'percent'),
];

/** Small words that change nothing where they stand. */
const small: readonly Rule[] = [
  // "The book which" is "the book that"; "in which" and ", which" are not.
  anywhere('(?<=(?:a|an|the) [^ ]+ (?:[^ ]+ )?)(?<!(?:in|of|on|at|by|for|from|to|with|about) )which', 'that'),
  // Before the last of several; elsewhere it may part what belongs together otherwise.
  { from: /(?<= , [^,]+) , (and|or)(?= )/gu, to: ' $1' },
  anywhere('located(?=$)', ''),
];

export const synonyms: readonly Rule[] = [
  ...spelled,
  ...same.map(([word, ...others]) =>
    anywhere(others.toSorted((a, b) => b.length - a.length).join('|'), word),
  ),
  ...small,
];
