import { type Memento, type QuickPickItem, window } from 'vscode';
import { type Prompt, placeholderNames } from '../../prompts';

export type Values = Readonly<Record<string, string>>;

/** What is asked of the user for one placeholder. */
export interface Question {
  readonly name: string;
  /** What stands in the input box at first: the value of the last run, else the file's own default. */
  readonly proposal: string;
  readonly remembered: boolean;
}

/** The questions a prompt asks, in order of appearance, each name once. */
export function questionsOf(prompt: Prompt, remembered: Values): readonly Question[] {
  return placeholderNames(prompt).map(name => {
    const known = Object.hasOwn(remembered, name);
    const written = prompt.placeholders.find(it => it.name === name && it.default !== undefined)?.default;
    return { name, proposal: (known ? remembered[name] : written) ?? '', remembered: known };
  });
}

/**
 * Asks for the values of a prompt's placeholders and remembers them in this workspace, under `key`. Offers the last
 * run's values when they are all known.
 * @returns the values, none for a prompt without placeholders; `undefined` when the user cancels
 */
export async function askValues(memory: Memento, key: string, prompt: Prompt): Promise<Values | undefined> {
  const remembered = memory.get<Values>(`values ${key}`, {});
  const questions = questionsOf(prompt, remembered);
  if (questions.length === 0) return {};
  if (questions.every(it => it.remembered)) {
    const choice = await chooseRemembered(prompt.name, questions);
    if (!choice) return undefined;
    if (choice === 'same') return valuesOf(questions);
  }
  const answers: Record<string, string> = {};
  for (const [index, { name, proposal }] of questions.entries()) {
    const answer = await window.showInputBox({
      title: `Run ${prompt.name}: value ${index + 1} of ${questions.length}`,
      prompt: `What stands in the place of ${name}?`,
      value: proposal,
      ignoreFocusOut: true,
    });
    if (answer === undefined) return undefined;
    answers[name] = answer;
  }
  await memory.update(`values ${key}`, answers);
  return answers;
}

async function chooseRemembered(
  name: string,
  questions: readonly Question[],
): Promise<'same' | 'other' | undefined> {
  const items: (QuickPickItem & { readonly choice: 'same' | 'other' })[] = [
    {
      label: '$(history) Use the values of the last run',
      detail: questions.map(it => `${it.name}: ${it.proposal}`).join('  ·  '),
      choice: 'same',
    },
    { label: '$(edit) Enter other values', choice: 'other' },
  ];
  return (await window.showQuickPick(items, { title: `Run ${name}`, ignoreFocusOut: true }))?.choice;
}

const valuesOf = (questions: readonly Question[]): Values =>
  Object.fromEntries(questions.map(it => [it.name, it.proposal]));
