import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { minimise } from '../../../src/minimise';
import { parsePrompts } from '../../../src/prompts';
import { effortOf } from '../../support/effort';
import { count, wholeFile } from './prompt';

const asked =
  'I would like you to please list the rivers of {{country}}.\n\nIn order to help, list the "lakes" and the \\path.\n \n \n \n \nThank you!';
const left = 'List the rivers of {{country}}.\n\nTo help, list the "lakes" and the \\path.';

function minimised(path: string, text: string) {
  const file = parsePrompts(path, text);
  return minimise(text, file?.prompts ?? [], count);
}

describe('minimise, in the formats that hold prompts', () => {
  it('makes of a text what the next cases make of it inside a file', () => {
    expect(minimise(asked, [wholeFile(asked)], count).text).toBe(left);
  });

  it('keeps JSON whole, escapes included', () => {
    const chat = (content: string) => ({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
    const result = minimised('chat.json', JSON.stringify(chat(asked), undefined, 2));
    expect(JSON.parse(result.text)).toEqual(chat(left));
    expect(result.after).toBe(count(left));
  });

  it('keeps YAML whole, in a block and in quotes', () => {
    const block = asked.replaceAll('\n', '\n      ');
    const text = `model: openai/gpt-4o\nmessages:\n  - role: system\n    content: ${JSON.stringify(asked)}\n  - role: user\n    content: |-\n      ${block}\n`;
    const result = minimised('rivers.prompt.yml', text);
    const messages = [
      { role: 'system', content: left },
      { role: 'user', content: left },
    ];
    expect(parse(result.text)).toEqual({ model: 'openai/gpt-4o', messages });
  });

  it('leaves front matter as it is', () => {
    const front = '---\nmodel: gpt-4o\ndescription: "Please   list the rivers"\n---\n';
    const result = minimised('rivers.prompt.md', `${front}\nPlease list the rivers.\n`);
    expect(result.text).toBe(`${front}\nList the rivers.\n`);
  });

  it('keeps Windows line ends', () => {
    const result = minimised(
      'rivers.prompt.md',
      'Please list the rivers.  \r\n\r\n \r\n \r\n \r\nRead them and please list the lakes.\r\n',
    );
    expect(result.text).toBe('List the rivers.\r\n\r\nRead them and list the lakes.\r\n');
  });
});

describe('minimise, in other languages', () => {
  it.each([
    [
      'German',
      'Bitte analysiere die Datei und fasse sie in drei Sätzen zusammen. Please note: nur auf Deutsch.',
    ],
    ['Turkish', 'Lütfen bu metni özetle ve bir liste olarak yaz. **Önemli**: kısa tut, in order to.'],
    ['Japanese', 'この文章を三文で要約してください。Please use です・ます調。'],
    ['Arabic', 'لخص هذا النص في ثلاث جمل من فضلك. Please use فصحى.'],
  ])('changes layout alone in %s', (_, text) => {
    const result = minimise(
      `${text} \n \n \n \n \n${text}\n`,
      [wholeFile(`${text} \n \n \n \n \n${text}\n`)],
      count,
    );
    expect(result.edits.length).toBeGreaterThan(0);
    expect(result.edits.every(edit => edit.tier === 'layout')).toBe(true);
    expect(result.text).toBe(`${text}\n\n${text}\n`);
  });
});

describe('minimise, on large and hostile text', () => {
  const size = 100_000;
  it.each([
    'a',
    ' ',
    '\n',
    '"a ',
    '“',
    '«',
    '‘a ',
    '# a\nb: c\n',
    '| **a** |\n|---|\n',
    '<',
    '<text>',
    '{',
    '[',
    '`a',
    '*',
    '|',
    '-',
    'a,',
    '$a',
    'please ',
    'Input: a\n',
    'reply:\n',
    'Dear x,\n',
    'Could you please list the rivers and ',
    '- **a**: b\n',
    '```\n',
    '| a |\n|---|\n',
    '\u200B',
  ])('takes linear time on %j over and over', part => {
    const text = part.repeat(Math.ceil(size / part.length));
    const { ms } = effortOf(() => minimise(text, [wholeFile(text)], it => it.length), 5000);
    expect(ms).toBeLessThan(5000);
  });
});
