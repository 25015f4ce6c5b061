import { describe, expect, it } from 'vitest';
import { fitPart, selectedPart } from '../../../src/fit';
import { count, fitFirst, fittable, partsIn } from './fittable';

const days = [
  'On Monday the mill was closed. Nobody came.',
  'On Tuesday the miller bought a new stone, and the price of the stone was high.',
  'On Wednesday the stone broke. The miller wrote to the quarry about the price.',
  'On Thursday it rained. On Friday the quarry answered that the price stays.',
];
const diary = `Say what the stone cost.\n\n<context>\n${days.join('\n\n')}\n</context>\n\nAnswer in one line.\n`;

const textOf = (budget: number, strategy: 'start' | 'end' | 'ends' | 'sentences', text = diary) => {
  const made = fitFirst('mill.prompt.md', text, budget, strategy);
  return made.kind === 'fitted' ? made.text : made;
};
const inside = (text: unknown) => /<context>\n([\s\S]*)\n<\/context>/.exec(String(text))?.[1];

describe('a marked part', () => {
  it('keeps its start, and says how much is left out', () => {
    expect(inside(textOf(44, 'start'))).toBe(
      `${days[0]}\n\n${days[1]}\n\n[... ${count(`${days[2]}\n\n${days[3]}`)} tokens left out ...]`,
    );
  });

  it('keeps its end', () => {
    expect(inside(textOf(42, 'end'))).toMatch(
      /^\[\.\.\. \d+ tokens left out \.\.\.\] The miller wrote[\s\S]*stays\.$/,
    );
  });

  it('keeps both ends', () => {
    expect(inside(textOf(45, 'ends'))).toMatch(
      /^On Monday[\s\S]*\[\.\.\. \d+ tokens left out \.\.\.\][\s\S]*stays\.$/,
    );
  });

  it('keeps the sentences that the instructions ask for', () => {
    const kept = inside(textOf(45, 'sentences'));
    expect(kept).toContain('bought a new stone');
    expect(kept).not.toContain('it rained');
    expect(kept).toMatch(/\[\.\.\.\][\s\S]*\[\.\.\. \d+ tokens left out \.\.\.\]/);
  });

  it('is left as it is when it fits', () => {
    expect(fitFirst('mill.prompt.md', diary, 500, 'start')).toMatchObject({ kind: 'fits' });
  });

  it('is refused in a sentence when not one of its sentences fits', () => {
    expect(fitFirst('mill.prompt.md', diary, 5, 'start')).toMatchObject({
      kind: 'refused',
      because: 'Not one sentence or block fits into 5 tokens beside the note of what is left out.',
    });
  });

  it('keeps what holds a placeholder, or is refused with what that takes', () => {
    const text = diary.replace('Nobody came.', 'Nobody came but {{guest}}, who left.');
    expect(textOf(60, 'end', text)).toContain('Nobody came but {{guest}}, who left.');
    expect(fitFirst('mill.prompt.md', text, 12, 'end')).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(
        /^The parts that must stay are \d+ tokens: sentences and blocks with placeholders/,
      ),
    });
  });

  it('keeps fences and rows of tables whole, and both tags of an element', () => {
    const text = `List them.\n\n<documents>\n<document>\nOne mill. It is old.\n\n\`\`\`js\nlet a = 1. Or\n\nlet b = 2;\n\`\`\`\n</document>\n<document>\n| mill. One | year |\n|---|---|\n| Old. Mill | 1750 |\n\nA second mill is by the river. It was never finished.\n</document>\n</documents>\n`;
    for (const strategy of ['start', 'end', 'ends', 'sentences'] as const)
      for (let budget = 20; budget < 80; budget += 3) {
        const made = fitFirst('mills.prompt.md', text, budget, strategy);
        if (made.kind !== 'fitted') continue;
        expect(made.tokens).toBeLessThanOrEqual(budget);
        expect(made.text.match(/<document>/g)?.length).toBe(made.text.match(/<\/document>/g)?.length);
        expect(made.text.match(/```/g)?.length ?? 0).toBe(made.text.includes('let a') ? 2 : 0);
        for (const row of made.text.match(/^\|.*$/gm) ?? []) expect(text.split('\n')).toContain(row);
      }
  });
});

describe('a selection', () => {
  it('that begins inside of a fenced block keeps the rest of the block whole', () => {
    const text =
      '```js\nlet a = 1.\nlet b = 2. Or\n```\n\nOne mill stood by the river. The other mill stood on a hill.\n';
    const from = fittable('mill.prompt.md', text);
    const part = selectedPart(from.prompt, { start: 10, end: text.length }, 'selection');
    for (const made of fitPart(from, part!, 25)) {
      expect(made.kind).toBe('fitted');
      if (made.kind === 'fitted')
        expect(made.text.includes('let b = 2. Or\n```')).toBe(made.text.includes('let b'));
    }
  });
});

describe('what marks a part', () => {
  const names = (path: string, text: string) => partsIn(fittable(path, text)).map(it => it.name);

  it.each([
    [
      'elements',
      'a.prompt.md',
      'Go.\n<context>\nA mill.\n</context>\n<chat_history>Old words.</chat_history>',
      ['context', 'chat_history'],
    ],
    [
      'elements of one name',
      'a.prompt.md',
      '<context>One.</context>\n<context>Two.</context>',
      ['context', 'context 2'],
    ],
    ['no element that is only named', 'a.prompt.md', 'Read the `<context>` and `</context>` tags.', []],
    [
      'no element that a fenced block shows',
      'a.prompt.md',
      'Like so:\n\n```xml\n<context>\nA mill.\n</context>\n```\n',
      [],
    ],
    ['no element that is one placeholder', 'a.prompt.md', '<context>{{context}}</context>', []],
    [
      'comments of Jinja',
      'a.jinja2',
      'Go on, {{ name }}.\n{# promptmeter: context #}\nA mill.\n{# promptmeter: end #}\nEnd.',
      ['context'],
    ],
    [
      'comments of Python',
      'a.py',
      'prompt = (\n    "You are a guide. Answer the question of the user.\\n"\n    # promptmeter: history\n    "The mill was closed.\\n"\n    # promptmeter: end\n    "Be brief."\n)\n',
      ['history'],
    ],
    [
      'no comment that is sent',
      'a.prompt.md',
      '<!-- promptmeter: context -->\nA mill.\n<!-- promptmeter: end -->',
      [],
    ],
  ])('is found: %s', (_, path, text, expected) => {
    expect(names(path, text)).toEqual(expected);
  });

  it('is a selection inside one message, and no other', () => {
    const { prompt, text } = fittable('a.prompt.md', diary);
    expect(
      selectedPart(prompt, { start: text.indexOf('On Mon'), end: text.indexOf('Nobody') }, 'selection'),
    ).toMatchObject({ message: 0 });
    expect(selectedPart(prompt, { start: 5, end: 5 }, 'selection')).toBeUndefined();
    const chat = fittable(
      'a.json',
      '[{"role":"user","content":"One."},{"role":"assistant","content":"Two."}]',
    );
    expect(selectedPart(chat.prompt, { start: 0, end: chat.text.length }, 'selection')).toBeUndefined();
  });
});

describe('files that hold a part', () => {
  const body = days.join('\\n\\n');
  it.each([
    [
      'mill.json',
      `{"model":"gpt-4o","messages":[{"role":"user","content":"What did it cost?\\n<context>\\n${body}\\n</context>"}]}`,
    ],
    [
      'mill.py',
      `from openai import OpenAI\nclient = OpenAI()\nr = client.responses.create(model="gpt-4o", input="What did it cost?\\n<context>\\n${body}\\n</context>")\n`,
    ],
    [
      'mill.prompt.yml',
      `messages:\n  - role: user\n    content: |\n      What did it cost?\n      <context>\n${days.map(it => `      ${it}\n`).join('\n')}      </context>\n`,
    ],
    [
      'mill.ts',
      `import OpenAI from 'openai';\nawait new OpenAI().responses.create({ model: 'gpt-4o', input: \`What did it cost?\n<context>\n${days.join('\n')}\n</context>\` });\n`,
    ],
    [
      'promptfooconfig.yaml',
      `prompts:\n  - "What did {{it}} cost? <context>${days.join(' ')}</context>"\nproviders: [openai:gpt-4o]\n`,
    ],
  ])('%s holds the outcome', (path, text) => {
    const from = fittable(path, text);
    const [part] = partsIn(from);
    for (const made of fitPart(from, part!, 45)) {
      expect(made).toMatchObject({ kind: 'fitted' });
      if (made.kind !== 'fitted') continue;
      expect(made.tokens).toBeLessThanOrEqual(45);
      expect(from.read(made.text)?.prompts[0]?.messages[0]?.text).toMatch(
        /<context>[\s\S]*left out[\s\S]*<\/context>/,
      );
    }
  });
});
