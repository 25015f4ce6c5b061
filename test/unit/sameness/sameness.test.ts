import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayServe } from '../../../src/sameness';

const asks = [
  'How do I reverse a list of 5 items in Python?',
  'Please summarise the meeting of 4 July 2024 in three sentences.',
  'What is the capital of France?',
  'Write a poem about the sea.\n\nThe sea is 7 miles wide.',
  'Translate to German: I do not know',
];

describe('mayServe', () => {
  it('passes a text for itself, whatever its line ends and the blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        expect(mayServe(text, text).pass).toBe(true);
        expect(mayServe(text.replaceAll('\n', '\r\n'), `\n${text} `).pass).toBe(true);
      }),
    );
  });

  it('judges both ways alike', () => {
    const text = fc.oneof(fc.constantFrom(...asks), fc.string({ maxLength: 60 }), mixed());
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(mayServe(a, b).pass).toBe(mayServe(b, a).pass);
      }),
    );
  });

  it('never passes a text with another digit in it', () => {
    const withDigit = fc.constantFrom(...asks.filter(it => /\d/.test(it)));
    fc.assert(
      fc.property(withDigit, fc.integer({ min: 1, max: 9 }), (text, by) => {
        const other = text.replace(/\d/, digit => String((Number(digit) + by) % 10));
        expect(mayServe(text, other).pass).toBe(false);
      }),
    );
  });

  it('never passes a text with a word of its own more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...asks), fc.nat(30), (text, at) => {
        const words = text.split(' ');
        const other = words.toSpliced(at % words.length, 0, 'zebra').join(' ');
        expect(mayServe(text, other).pass).toBe(false);
      }),
    );
  });

  it('says what differs', () => {
    const why = (a: string, b: string) => mayServe(a, b).why;
    expect(why('Write 5 slogans.', 'Write six slogans.')).toBe(
      'The numbers are not the same: "5" against "6".',
    );
    expect(why('Which foods are safe for dogs?', 'Which foods are not safe for dogs?')).toBe(
      'One of them negates what the other does not: nothing against "not".',
    );
    expect(why('Book a flight from Paris to Rome.', 'Book a flight from Rome to Paris.')).toBe(
      'The words are not the same: "book a flight from paris to rome" against "book a flight from rome to paris".',
    );
    expect(why('Who discovered penicillin?', 'When was penicillin discovered?')).toBe(
      'They ask another kind of question: "who" against "when".',
    );
    expect(why('Sum up:\n\na\nb', 'Sum up:\n\na\nc')).toBe('What is asked about is not the same text.');
    expect(why('¿Cuál es la capital de Perú?', '¿Cuál es la capital de Chile?')).toBe(
      'They are not the same text, and only English is compared by its meaning.',
    );
  });

  it('reads long and hostile lines in time', () => {
    for (const unit of [
      'how do i ',
      'tell me ',
      'a ',
      ', ',
      'one hundred and ',
      '" ',
      "what is x's ",
      ': ',
    ]) {
      const text = unit.repeat(40_000);
      expect(mayServe(text, `${text}x`).pass).toBe(false);
      const short = unit.repeat(Math.floor(390 / unit.length));
      expect(mayServe(short, `${short} x`).pass).toBe(false);
    }
  });
});

/** Requests put together at random from what the rules look for. */
function mixed(): fc.Arbitrary<string> {
  const words =
    'what who how which is are do can i you the a an of in to one hundred five please tell me explain write , . ? not France Python "x" 5 km list function that and my capital'.split(
      ' ',
    );
  return fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map(it => it.join(' '));
}
