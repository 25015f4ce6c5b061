import { type QuickPickItem, type Uri, window, workspace } from 'vscode';
import type { KeptText } from '../../ledger';
import { placeholderNames } from '../../prompts';
import { type Input, inputsFor, keptInputs, readInputs, type Unusable, usualRule } from '../../trials';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { counted } from '../words/cost';
import { isOfModels, type Question } from './question';
import type { TypedInputs } from './typed';

/** Recorded inputs that are offered at most, the newest. */
const mostKept = 200;

/** Inputs, and an answer that the prompt has given, where one is known. */
export interface Chosen {
  readonly inputs: readonly Input[];
  readonly usual?: string | undefined;
}

/** Asks for the inputs of a trial: recorded ones, a file's, or typed ones; `undefined` when the user leaves. */
export async function askInputs(
  rooms: Rooms,
  typed: TypedInputs,
  question: Question,
  title: string,
): Promise<Chosen | undefined> {
  const texts = await keptTexts(rooms, question);
  const kept = fitting(question, keptInputs(texts));
  const recorded: QuickPickItem = {
    label: '$(history) Recorded calls',
    ...('problem' in kept || kept.length === 0
      ? { description: 'none yet', detail: noneKept() }
      : { description: counted(kept.length, 'different input') }),
  };
  const file: QuickPickItem = {
    label: '$(file) A file…',
    description: 'CSV, JSON or JSON lines',
    detail: `Columns: ${columnsOf(question).join(', ')}; and “expected” where the right answers are known`,
  };
  const writing: QuickPickItem = {
    label: '$(edit) Type them',
    description: 'in a table that opens',
    detail: `The rule wants ${usualRule.fewest} or more; fewer show what to look for.`,
  };
  const chosen = await window.showQuickPick([recorded, file, writing], {
    title,
    placeHolder: 'On which inputs?',
    ignoreFocusOut: true,
  });
  if (chosen === recorded) {
    if ('problem' in kept || kept.length === 0) return tell('problem' in kept ? kept.problem : noneKept());
    return { inputs: kept, usual: texts[0]?.answer };
  }
  const read = (text: string) => {
    const inputs = readInputs(text);
    return 'problem' in inputs ? inputs : fitting(question, inputs);
  };
  const usual = texts[0]?.answer;
  if (chosen === writing) {
    const inputs = await typed.ask(question.target.document.uri, columnsOf(question), read);
    return inputs && { inputs, usual };
  }
  const text = chosen === file ? await fileText(title) : undefined;
  if (text === undefined) return undefined;
  const inputs = read(text);
  return 'problem' in inputs ? tell(inputs.problem) : { inputs, usual };
}

/** Of calls that are known by their messages alone nothing can be filled into another prompt. */
async function keptTexts({ ledger, log }: Rooms, question: Question): Promise<readonly KeptText[]> {
  try {
    const texts = await ledger.texts({ prompt: question.booking, limit: mostKept });
    return isOfModels(question) ? texts : texts.filter(it => it.values !== null);
  } catch (error) {
    log.warn('The recorded inputs could not be read.', error as Error);
    return [];
  }
}

/** The inputs that both sides can be filled in with. */
function fitting({ variants }: Question, inputs: readonly Input[]): readonly Input[] | Unusable {
  let fitting: readonly Input[] | Unusable = inputs;
  for (const { prompt } of variants) if (!('problem' in fitting)) fitting = inputsFor(prompt, fitting);
  return fitting;
}

const noneKept = () =>
  readSettings().keepText
    ? 'No call of this prompt has its text kept yet: run it, or choose a file.'
    : 'Texts are kept once “promptmeter.keepText” is on; calls from then on can be chosen here.';

function columnsOf({ variants }: Question): readonly string[] {
  const names = [...new Set(variants.flatMap(it => placeholderNames(it.prompt)))];
  return names.length > 0 ? names : ['input'];
}

/** The text of a file of inputs that the user chooses; `undefined` when they leave. */
export async function fileText(title: string): Promise<string | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title,
      openLabel: 'Use These Inputs',
      filters: { Inputs: ['csv', 'tsv', 'json', 'jsonl', 'ndjson', 'txt'] },
      ...(workspace.workspaceFolders?.[0] && { defaultUri: workspace.workspaceFolders[0].uri }),
    })) ?? [];
  return file && textOf(file);
}

async function textOf(file: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

function tell(sentence: string): undefined {
  void window.showInformationMessage(sentence);
}
