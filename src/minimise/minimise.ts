import { fileEdit, type Message, type Prompt } from '../prompts';
import { apply } from './edit';
import { type MeasuredEdit, minimiseText } from './message';
import type { Minimised, MinimiseOptions, Saving } from './minimised';
import type { Rule } from './rule';
import { allRules } from './rules';

/**
 * Makes the prompts of a file shorter without changing what they ask.
 * @param fileText The file as it is.
 * @param prompts The prompts read from that very text; another text's prompts are misuse.
 * @param count Exact tokens of a text in the model's own encoding; an edit that saves none is not offered.
 * @returns Edits of the file and the file with all of them made; none when there is nothing to save.
 */
export function minimise(
  fileText: string,
  prompts: readonly Prompt[],
  count: (text: string) => number,
  options: MinimiseOptions = {},
): Minimised {
  const rules = chosenRules(options);
  const edits: Saving[] = [];
  let before = 0;
  let after = 0;
  for (const prompt of prompts) {
    const literals = prompt.placeholders.map(({ start, end }) => fileText.slice(start, end));
    for (const message of prompt.messages) {
      const tokens = count(message.text);
      const made = neverGrowing(
        message.text,
        minimiseText(message.text, message.markup, literals, rules, count),
        count,
      );
      before += tokens;
      after += made.length > 0 ? count(apply(message.text, made)) : tokens;
      edits.push(...made.map(edit => saving(message, edit)));
    }
  }
  edits.sort((a, b) => a.start - b.start);
  return { text: apply(fileText, edits), before, after, edits };
}

function chosenRules({ tier = 'safe', rules, off = [] }: MinimiseOptions): readonly Rule[] {
  return allRules.filter(
    rule =>
      (tier === 'review' || rule.tier !== 'review') &&
      (!rules || rules.includes(rule.id)) &&
      !off.includes(rule.id),
  );
}

function saving(message: Message, { rule, saved, ...edit }: MeasuredEdit): Saving {
  return { rule: rule.id, tier: rule.tier, ...fileEdit(message, edit), saved };
}

/** Edits that each save can cost together where they meet in one token; the whole is then not worth it. */
function neverGrowing(
  text: string,
  edits: readonly MeasuredEdit[],
  count: (text: string) => number,
): readonly MeasuredEdit[] {
  return count(apply(text, edits)) <= count(text) ? edits : [];
}
