// What the differences of two requests are called, the gravest first. Written for this project, 2026-11.
import { literal } from './pieces';

export interface Kind {
  readonly is: (piece: string) => boolean;
  /** What is told, of the words that each side has and the other lacks; either may be empty. */
  readonly sentence: (one: string, other: string) => string;
}

const oneOf = (words: string) => {
  const set = new Set(words.split(' '));
  return (piece: string) => set.has(piece);
};

const against = (what: string) => (one: string, other: string) =>
  `${what}: ${quoted(one)} against ${quoted(other)}.`;

function quoted(words: string): string {
  if (!words) return 'nothing';
  return `"${words.length > 60 ? `${words.slice(0, 60)}…` : words}"`;
}

const negations = oneOf(
  'not no never none nothing nobody neither nor without except unless no-one hardly cannot',
);

export const kinds: readonly Kind[] = [
  {
    is: piece => piece.startsWith('#') || /^[$€£]?\d/.test(piece),
    sentence: against('The numbers are not the same'),
  },
  {
    is: piece => negations(piece) || piece.endsWith("n't"),
    sentence: against('One of them negates what the other does not'),
  },
  { is: piece => piece.startsWith(literal), sentence: against('Names or quoted text are not the same') },
  {
    is: oneOf('who whom whose what which when where why how whether'),
    sentence: against('They ask another kind of question'),
  },
  {
    is: oneOf(
      'all some any every each both either few many much several most more less least fewer only even just always often sometimes at-least at-most first last next previous before after until since maximum minimum max min above below over under better best worse worst and or but',
    ),
    sentence: against('What bounds or compares is not the same'),
  },
  {
    is: oneOf(
      'is are was were be been will would can could may might must shall should do does did has have had',
    ),
    sentence: against('Time or mood is not the same'),
  },
  { is: () => true, sentence: against('The words are not the same') },
];
