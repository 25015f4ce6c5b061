import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../../src/prompts';
import { inputsFor, keptInputs, readInputs } from '../../../src/trials';
import { csvRows, csvText } from '../../../src/trials/csv';

const promptIn = (text: string) => parsePrompts('sort.prompt', text)!.prompts[0]!;
const sort = promptIn('---\nmodel: gpt-4o\n---\nSort for {{shop}}: {{letter}}');

describe('a table of inputs', () => {
  const expected = [
    { values: { shop: 'Mill, Ltd', letter: 'Where is\nit?' }, expected: 'delivery' },
    { values: { shop: 'Mill', letter: 'Say "hi"' } },
  ];

  it.each([
    ['commas', 'shop,letter,expected\r\n"Mill, Ltd","Where is\nit?",delivery\r\nMill,"Say ""hi""",\r\n'],
    ['semicolons', '\uFEFFshop;letter;expected\n"Mill, Ltd";"Where is\nit?";delivery\n\nMill;"Say ""hi""";'],
    [
      'JSON lines',
      '{"shop":"Mill, Ltd","letter":"Where is\\nit?","expected":"delivery"}\n\n{"shop":"Mill","letter":"Say \\"hi\\"","expected":null}',
    ],
    [
      'a JSON list',
      '[{"shop":"Mill, Ltd","letter":"Where is\\nit?","expected":"delivery"},{"shop":"Mill","letter":"Say \\"hi\\""}]',
    ],
  ])('is read from %s', (_, text) => expect(readInputs(text)).toEqual(expected));

  it('takes what is no text as JSON', () => {
    expect(readInputs('{"letter": {"from": "Ada"}, "expected": 5}')).toEqual([
      { values: { letter: '{"from":"Ada"}' }, expected: '5' },
    ]);
  });

  it.each([
    ['', 'holds no inputs'],
    ['shop,letter\n', 'holds no inputs'],
    ['a,b\n1,2,3', 'Row 2 of the table has 3 cells, and its head has 2.'],
    ['a,a\n1,2', 'two columns “a”'],
    ['a\n"1', 'A quotation in row 2 of the table does not end.'],
    ['{"a": 1}\n{"a"', 'Line 2 is not JSON.'],
    ['[1]', 'Input 1 is not an object of values.'],
  ])('that cannot be read is told: %j', (text, words) => {
    const read = readInputs(text);
    expect('problem' in read && read.problem).toContain(words);
  });

  it('comes back from its own text, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', ';', '\t', '"', '\n', '\r\n', ' ', 'ö') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, rows => {
        const all = [['one', 'two'], ...rows];
        expect(csvRows(csvText(all))).toEqual(all);
      }),
    );
  });
});

describe('a table written by hand', () => {
  it('may leave out the expected answer at the end of a line, and no other cell', () => {
    expect(readInputs('letter,expected\nHi\n')).toEqual([{ values: { letter: 'Hi' } }]);
    expect(readInputs('letter,shop,expected\nHi\n')).toMatchObject({
      problem: expect.stringContaining('Row 2 of the table has 1 cell, and its head has 3.'),
    });
  });
});

describe('inputs for a prompt', () => {
  it('have a value for all it asks for, and are run once each', () => {
    const input = { values: { shop: 'Mill', letter: 'Hi', more: '1' } };
    expect(inputsFor(sort, [input, { ...input }])).toEqual([input]);
    expect(inputsFor(sort, [{ values: { shop: 'Mill' } }])).toEqual({
      problem: 'The inputs have no column “letter”, which sort asks for.',
    });
  });

  it('are the user’s message where it asks for nothing', () => {
    const plain = promptIn('---\nmodel: gpt-4o\n---\nSort the letter.');
    expect(inputsFor(plain, [{ values: { input: 'Hi' } }])).toHaveLength(1);
    expect(inputsFor(plain, [{ values: { letter: 'Hi' } }])).toMatchObject({
      problem: expect.stringContaining('no column “input”, which is sent as the user’s message'),
    });
  });

  it('are those of recorded calls, or the messages where their values are not known', () => {
    const call = {} as never;
    const messages = [{ role: 'user', text: 'Sort for Mill: Hi' }];
    const kept = [
      { call, messages, values: { shop: 'Mill', letter: 'Hi' }, answer: 'other' },
      { call, messages, values: { shop: 'Mill', letter: 'Hi' }, answer: 'billing' },
      { call, messages, values: null, answer: 'other' },
    ];
    const inputs = keptInputs(kept);
    expect(inputs).toEqual([{ values: { shop: 'Mill', letter: 'Hi' } }, { values: {}, sent: messages }]);
    expect(inputsFor(sort, inputs)).toEqual(inputs);
  });
});
