import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/estimate';
import { findings } from '../../../src/findings';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const prices = createPrices({ now: () => new Date('2026-11-22T12:00:00Z') });
const rooms = { tokens, prices };

/** About so many static tokens of o200k_base, in whole lines. */
const rule = 'Keep the tone calm.\n';
const rules = (tokenCount: number) => rule.repeat(Math.ceil(tokenCount / tokens.count(rule, 'o200k_base')));

function find(path: string, text: string, defaultModel = 'gpt-4.1', callsPerMonth?: number) {
  const file = parsePrompts(path, text, { included: true });
  if (!file) throw new Error(`${path} is no prompt file.`);
  const estimates = file.prompts.map(it => estimate(it, { defaultModel, expectedOutputTokens: 500 }, rooms));
  const found = findings({ file, text, estimates, callsPerMonth: [callsPerMonth] }, {}, rooms);
  return found
    .filter(it => it.code === 'cache-order')
    .map(it => ({ ...it, at: text.slice(it.start, it.end) }));
}

describe('cache-order', () => {
  it('says on the first variable what the cache misses and what that costs', () => {
    const text = `Question: {question}\n\n${rules(2000)}`;
    const counted = tokens.count(text.replace('{question}', ''), 'o200k_base');
    const missed = counted - (counted % 128);
    const [found, ...others] = find('a.txt', text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'information', at: '{question}', savingNano: missed * 1500 });
    expect(found?.message).toBe(
      `If {question} changes from call to call, ${missed.toLocaleString('en-GB')} static tokens can never come from ` +
        'OpenAI’s prompt cache, which needs 1,024 that every call begins with. With the variables last, 1,000 calls ' +
        'would cost up to $2.88 less.',
    );
  });

  it('says why the variable cannot be moved as it stands', () => {
    const [found] = find('a.txt', `Answer {question}\nwith care.\n${rules(2000)}`);
    expect(found?.message).toMatch(
      / That takes rewriting by hand\. \{question\} is a part of the text around it/,
    );
  });

  it('tells the sum for the calls of a month where they are known', () => {
    const [found] = find('a.txt', `Answer {question}\n${rules(2000)}`, 'gpt-4.1', 40_000);
    expect(found?.message).toContain('40,000 calls a month would cost up to $115.20 less.');
  });

  it('counts only what stands behind the variable where the beginning is cached already', () => {
    const [found] = find('a.txt', `${rules(1500)}Answer {question}\n${rules(1500)}`);
    expect(found?.message).toMatch(
      / 1,(?:408|536) static tokens stand behind it, out of the reach of OpenAI’s/,
    );
    expect(find('a.txt', `${rules(1500)}Answer {question}\n${rules(500)}`)).toEqual([]);
  });

  // On each model, static tokens behind a variable: too few, and enough.
  it.each([
    ['gpt-4o', 1000, 1060],
    ['gpt-4.1-mini', 1000, 1060],
    ['o3', 1000, 1060],
    ['gpt-5.6-luna', 1000, 1060],
    ['gpt-6-sol', 800, 1300],
    ['claude-opus-5', 200, 700],
    ['claude-sonnet-4-5', 400, 1300],
    ['claude-3-5-haiku-latest', 800, 2400],
    ['claude-haiku-4-5', 1700, 4600],
    ['claude-opus-4-7', 1700, 4600],
    ['gemini-2.5-flash', 1300, 2600],
    ['gemini-3.8-flash', 2600, 5200],
  ])('knows from how many tokens on %s has a cache', (model, tooFew, enough) => {
    expect(find('a.txt', `{question}\n${rules(tooFew)}`, model)).toEqual([]);
    expect(find('a.txt', `{question}\n${rules(enough)}`, model)).toHaveLength(1);
  });

  it.each([
    ['gpt-4.1', false],
    ['gpt-5.6-luna', true],
    ['claude-sonnet-4-5', true],
    ['gemini-2.5-flash', false],
  ])('says whether %s needs a breakpoint', (model, needed) => {
    const [found] = find('a.txt', `{question}\n${rules(5000)}`, model);
    expect(found?.message.includes('With the variables last and a cache breakpoint before them')).toBe(
      needed,
    );
  });

  it.each([
    ['a model that has no cache', 'a.txt', `{q}\n${rules(2000)}`, 'gpt-4-turbo'],
    ['a model without a price', 'a.txt', `{q}\n${rules(2000)}`, 'acme-9000'],
    ['a variable at the end', 'a.txt', `${rules(2000)}{q}\n`, 'gpt-4.1'],
    ['no variable', 'a.txt', rules(2000), 'gpt-4.1'],
    [
      'template logic without a value',
      'a.jinja',
      `{% if brief %}${rules(1500)}{% endif %}${rules(1500)}`,
      'gpt-4.1',
    ],
    ['instructions, which are sent as they are', 'CLAUDE.md', `Use {name}.\n${rules(2000)}`, 'gpt-4.1'],
    ['what VS Code does not fill in', 'a.prompt.md', `Use \${version}.\n${rules(2000)}`, 'gpt-4.1'],
    ['a gap that the model is to fill in', 'a.txt', `Use [TITLE].\n${rules(2000)}`, 'gpt-4.1'],
    [
      'a syntax that is only named',
      'a.txt',
      `Use blanks like \`{x}\` and \`{y}\`.\n${rules(2000)}`,
      'gpt-4.1',
    ],
    [
      'a variable that is asked about',
      'a.prompt.md',
      `Will it use \`\${selection}\` (code, text etc.)?\n${rules(2000)}`,
      'gpt-4.1',
    ],
    [
      'a constant of a program',
      'a.py',
      `SYSTEM_PROMPT = f"""Use {MAX_WORDS} words.\n${rules(2000)}"""\n`,
      'gpt-4.1',
    ],
  ])('has nothing to say of %s', (_, path, text, model) => {
    expect(find(path, text, model)).toEqual([]);
  });

  it.each([
    ['a.prompt.md', 'Look at ${selection}.\n'],
    ['a.prompt.md', 'Look at `${file}`. Is it sound?\n'],
    ['.claude/commands/a.md', 'Look at $ARGUMENTS.\n'],
    ['.claude/commands/a.md', 'Now: !`date`\n'],
    ['a.jinja', '{% for it in items %}{{ it.name }}{% endfor %}\n'],
    ['a.prompt', '---\nmodel: openai/gpt-4.1\n---\n{{media url=photo}}\n'],
  ])('knows what %s is filled in with: %s', (path, head) => {
    expect(find(path, head + rules(2000))).toHaveLength(1);
  });

  it('is content with a variable of its own message after a long system message', () => {
    const messages = [
      { role: 'system', content: rules(2000) },
      { role: 'user', content: 'Answer {{question}}' },
    ];
    expect(find('a.json', JSON.stringify({ model: 'gpt-4.1', messages }))).toEqual([]);
    const turned = [{ role: 'system', content: `Today is {{date}}.\n${rules(2000)}` }, messages[1]];
    expect(find('a.json', JSON.stringify({ model: 'gpt-4.1', messages: turned }))).toMatchObject([
      { at: '{{date}}' },
    ]);
  });

  it('takes the tools of a call into what it begins with', () => {
    const tools = [{ type: 'function', function: { name: 'look', description: rules(1100) } }];
    const messages = [{ role: 'user', content: `{{question}}\n${rules(600)}` }];
    expect(find('a.json', JSON.stringify({ model: 'gpt-4.1', messages, tools }))).toEqual([]);
  });
});
