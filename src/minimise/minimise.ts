import { fileEdit, type Message, type Prompt, type TextEdit } from '../prompts';
import { apply } from './edit';
import type { MeasuredEdit } from './measured';
import { minimiseText } from './message';
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
  const chosen = chosenRules(options);
  const edits: Saving[] = [];
  let before = 0;
  let after = 0;
  for (const [index, prompt] of prompts.entries()) {
    const rules = withoutIgnored(chosen, options.ignored?.[index]);
    for (const message of prompt.messages) {
      const { text, markup, start } = message;
      const passage = { text, markup, startsFile: start === 0 };
      const made = messageEdits(message, minimiseText(passage, rules, count));
      const tokens = count(message.text);
      const left = made.length === 0 ? tokens : count(apply(message.text, made));
      before += tokens;
      after += Math.min(tokens, left);
      // Edits that each save can cost together, where they meet in one token.
      if (left <= tokens) edits.push(...made.map(edit => edit.saving));
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

function withoutIgnored(rules: readonly Rule[], ignored: readonly string[] = []): readonly Rule[] {
  if (ignored.includes('minimise') || ignored.includes('all')) return [];
  return rules.filter(it => !ignored.includes(it.id));
}

/** Each edit with the edit of the file that makes it; those are left out that the file cannot hold. */
function messageEdits(message: Message, edits: readonly MeasuredEdit[]): (TextEdit & { saving: Saving })[] {
  return edits.flatMap(({ start, end, replacement, other, ...about }) => {
    const edit = { start, end, replacement };
    const saving = savingIn(message, { ...edit, ...about });
    const otherSaving = other && savingIn(message, other);
    return saving ? [{ ...edit, saving: { ...saving, ...(otherSaving && { other: otherSaving }) } }] : [];
  });
}

function savingIn(message: Message, edit: MeasuredEdit): Saving | undefined {
  const { start, end, replacement, rule, saved } = edit;
  const inFile = fileEdit(message, { start, end, replacement });
  return inFile && { rule: rule.id, tier: rule.tier, ...inFile, saved };
}
