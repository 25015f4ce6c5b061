import { describe, expect, it } from 'vitest';
import { find } from './find';

const body = 'Name three rivers of Europe and the countries that each of them runs through, as a table.\n';
const fronted = (...lines: string[]) => `---\nmodel: gpt-4o\n${lines.join('\n')}\n---\n${body}`;
const overBudget = (text: string, budget = {}, path = 'a.prompt.md') =>
  find(path, text, { suggestCheaperModel: false, budget }).filter(it => it.code === 'over-budget');

describe('over-budget', () => {
  it('says by how many tokens a prompt passes the budget in its front matter', () => {
    const [found] = overBudget(fronted('promptmeter-budget: 10 tokens'));
    expect(found).toMatchObject({ severity: 'warning', at: body.trim() });
    expect(found?.message).toMatch(/^The prompt takes \d\d tokens, \d+ more than its budget of 10\.$/);
    expect(found?.message).toContain(` ${found?.savingTokens} more`);
  });

  it('says by how many dollars', () => {
    const [found] = overBudget(fronted('promptmeter-budget: $0.001'));
    expect(found?.message).toMatch(
      /^A call costs about \$0\.005\d* on gpt-4o, \$0\.004\d* more than its budget of \$0\.001\.$/,
    );
    expect(found?.savingNano).toBeGreaterThan(4_000_000);
  });

  it.each(['1,000 tokens', '1000', '"1000 tokens"', '$0.1', '$1', '1000 # at most'])(
    'has nothing to say within %s',
    words => {
      expect(overBudget(fronted(`promptmeter-budget: ${words}`))).toEqual([]);
    },
  );

  it.each(['much', '-5', '1.5 tokens', '0x10', '$1e3'])('says that %s is no budget', words => {
    expect(overBudget(fronted(`promptmeter-budget: ${words}`))[0]?.message).toBe(
      `The budget “${words}” is not understood: write 2000 tokens, or $0.01.`,
    );
  });

  it('reads it from a comment, of this prompt and not of the next', () => {
    const source = `# promptmeter-budget: 5 tokens\nRIVERS_PROMPT = """${body}"""\nLAKES_PROMPT = """${body}"""\n`;
    expect(overBudget(source, {}, 'a.py').map(it => it.prompt)).toEqual(['RIVERS_PROMPT']);
    expect(overBudget(fronted('# promptmeter-budget: 5'))).toHaveLength(1);
  });

  it('does not read it from what is sent', () => {
    expect(overBudget(`${fronted()}\npromptmeter-budget: 1\n`)).toEqual([]);
  });

  it("takes the settings' budget where the prompt has none of its own", () => {
    expect(overBudget(fronted(), { tokens: 10 })).toHaveLength(1);
    expect(overBudget(fronted(), { nano: 1_000_000 })).toHaveLength(1);
    expect(overBudget(fronted(), { tokens: 0, nano: 0 })).toEqual([]);
    expect(overBudget(fronted('promptmeter-budget: 500 tokens'), { tokens: 10 })).toEqual([]);
  });

  it('counts the input alone of a file that is always loaded', () => {
    expect(overBudget(body, { nano: 1_000_000 }, 'CLAUDE.md')).toEqual([]);
  });
});

describe('promptmeter-ignore', () => {
  const long = fronted('promptmeter-budget: 5').replace('gpt-4o', 'acme-9000');
  const ignoring = (codes: string) => long.replace('model:', `promptmeter-ignore: ${codes}\nmodel:`);

  it('silences the codes it names, or all', () => {
    const codes = (text: string) => find('a.prompt.md', text).map(it => it.reason ?? it.code);
    expect(codes(long)).toEqual(['unknown-model', 'over-budget']);
    expect(codes(ignoring('over-budget'))).toEqual(['unknown-model']);
    expect(codes(ignoring('[unknown-model, "over-budget"]'))).toEqual([]);
    expect(codes(ignoring('all'))).toEqual([]);
  });
});
