import type { Input } from '../../../src/trials';

const subjects = [
  ['I was charged twice for order', 'billing'],
  ['My parcel has not come, order', 'delivery'],
  ['Do you sell flour by the sack? I ask about', 'other'],
] as const;

/** Letters to sort, a third of each kind, with the right answers. */
export const letters = (count: number): readonly Input[] =>
  Array.from({ length: count }, (_, at) => {
    const [text, expected] = subjects[at % 3]!;
    return { values: { letter: `${text} ${at + 1}.` }, expected };
  });

/** A prompt file that sorts them. */
export const sortingPrompt = (model: string) =>
  `---\nmodel: ${model}\nconfig:\n  temperature: 0\n---\nClassify the letter as billing, delivery or other. Answer with one word.\n\nLetter: {{letter}}\n`;
