import type { Page } from '../page';
import type { Rule } from '../rule';
import { beginsSentence, sentenceEnd } from '../sentence';
import { phrasePattern, withoutOpener } from './opener';

const frame = [
  "I(?: would|['’]d)(?: really| also| just)? like (?:for )?you to",
  "I(?: would|['’]d) like to (?:ask|request) you to",
  'I (?:also )?(?:want|need) you to',
  "I(?: am|['’]m) asking you to",
  "I(?: would|['’]d)(?: really| greatly| very much)? appreciate it if you (?:could|would)",
  'It would be (?:really |very )?(?:great|good|nice|helpful|wonderful|appreciated) if you (?:could|would)',
  'What I (?:want|need) you to do is(?: to)?',
  'You are (?:kindly )?(?:asked|requested) to',
  'Your (?:main |primary |overall |core )?(?:task|job|goal|role|mission|objective|responsibility) (?:here )?is to',
  'Go ahead and',
  'Now,? go ahead and',
].join('|');
const opener = phrasePattern(`(?:${frame})(?: (?:please|kindly))? (?!be able)`);

/** After these a frame still opens the instruction, but not the sentence. */
const leadIn =
  /(?:^|[.!?][ \t]+|\n)[ \t]*(?:First|Second|Third|Next|Then|Now|Finally|Also|Today|For this task|In this (?:task|conversation|session)),?[ \t]+$/;

export const requestFrame: Rule = {
  id: 'request-frame',
  tier: 'wording',
  why: 'Drops the frame around a request ("I would like you to analyse" is "Analyse"); the request stays.',
  propose: page => withoutOpener(page, opener, opensRequest, followsLeadIn),
  changes: [
    ['I would like you to please analyse the log.', 'Analyse the log.'],
    ['I want you to act as a gnomist. You will advise me.', 'Act as a gnomist. You will advise me.'],
    ['Your task is to only list rivers.', 'Only list rivers.'],
    ['You list lakes. Your goal is to help the reader.', 'You list lakes. Help the reader.'],
    ['You list lakes. Your core mission is to help the reader.', 'You list lakes. Help the reader.'],
    ['Go ahead and list the rivers.', 'List the rivers.'],
    ['First, I want you to read the text.', 'First, read the text.'],
    ['I would appreciate it if you could list five rivers.', 'List five rivers.'],
  ],
  keeps: [
    'Your task is NOT to list rivers.',
    'Your task is to:\n- List rivers.',
    'Your responsibility is to list rivers and to count them.',
    'I want you to read the text and to list the rivers.',
    'He wrote that I want you to list rivers.',
    'Say "I want you to act as a gnomist."',
    'I want you to know the way.',
    'Your role is to draw the map of the lakes, while the guide walks ahead.',
    'I want you to be able to swim.',
    'Translate to French: I want you to list the rivers.',
    'I would appreciate it if you could list five rivers?',
    'User: I want you to list rivers.',
  ],
};

function opensRequest(page: Page, at: number): boolean {
  if (!beginsSentence(page, at) && !followsLeadIn(page, at)) return false;
  const sentence = page.open.slice(at, sentenceEnd(page, at) + 1);
  // Who does what beside somebody else is a description.
  if (/^your\b/i.test(sentence) && /\b(?:while|whereas)\b/i.test(sentence)) return false;
  // "Your task is to read and to list": the second "to" would lose its governor. A question stays a question.
  return (
    !/(?:,|\b(?:and|or|but|not|then|also))\s+(?:\p{L}+\s+)?to\s+\p{L}/iu.test(sentence) &&
    !sentence.endsWith('?')
  );
}

function followsLeadIn(page: Page, at: number): boolean {
  return leadIn.test(page.open.slice(Math.max(0, at - 60), at));
}
