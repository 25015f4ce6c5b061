import { type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { readScoring, type Scoring, scoringProblem, scoringText, suggestScoring } from '../../trials';
import type { Chosen } from './inputs';
import { isOfModels, type Question } from './question';

type Item = QuickPickItem & { readonly ask: () => Promise<Scoring | 'none' | undefined> };

/** Asks how answers are scored, what fits the inputs first; `undefined` when the user leaves. */
export async function askScoring(
  question: Question,
  { inputs, usual }: Chosen,
  title: string,
): Promise<Scoring | 'none' | undefined> {
  const judge = question.variants[0].model;
  const suggested = suggestScoring(inputs, usual, judge);
  const expected = inputs.filter(it => it.expected !== undefined).length;
  const all: readonly Item[] = [
    given(
      '$(check) The expected answer',
      { kind: 'exact' },
      `“expected” stands beside ${expected} of ${inputs.length} inputs`,
    ),
    given(
      '$(symbol-number) The expected number',
      { kind: 'number', tolerance: 0 },
      'the last number of the answer',
    ),
    given('$(search) Holds the expected text', { kind: 'contains', ignoreCase: true }, 'in capitals or not'),
    given(
      `$(arrow-both) The same answer as ${question.variants[0].name}`,
      { kind: 'agreement' },
      'for short answers whose right ones are not known',
    ),
    given('$(json) JSON', { kind: 'json' }, 'of any form, without a code fence'),
    {
      label: '$(json) JSON by a schema…',
      detail: 'JSON Schema 2020-12 in a file',
      ask: () => askSchema(title),
    },
    {
      label: '$(regex) Matches a regular expression…',
      detail: 'in RE2’s syntax',
      ask: () => askPattern(title),
    },
    { label: '$(list-ordered) A length…', detail: 'in words', ask: () => askLength(title) },
    given('$(comment) An answer at all', { kind: 'answered' }, 'neither empty nor a refusal'),
    {
      label: '$(law) A judge…',
      detail: 'another model grades both answers, in both orders; that costs two more calls an input',
      ask: () => askJudge(judge, title),
    },
    ...(isOfModels(question)
      ? []
      : [{ label: '$(eye) No score', detail: 'the answers side by side', ask: async () => 'none' as const }]),
  ];
  const first = all.find(it => it.label.startsWith(iconOf(suggested))) ?? all[0]!;
  const items = [{ ...first, description: 'fits these inputs' }, ...all.filter(it => it !== first)];
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: 'What makes an answer a good one?',
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  const scoring = await chosen?.ask();
  if (scoring === undefined || scoring === 'none') return scoring;
  const problem = scoringProblem(scoring);
  if (problem === undefined) return scoring;
  void window.showErrorMessage(problem);
  return undefined;
}

function given(label: string, scoring: Scoring, detail: string): Item {
  return { label, detail, ask: async () => scoring };
}

/** Which of the ways is the one proposed. */
function iconOf({ kind }: Scoring): string {
  switch (kind) {
    case 'number':
      return '$(symbol-number)';
    case 'agreement':
      return '$(arrow-both)';
    case 'json':
      return '$(json) JSON';
    case 'judge':
      return '$(law)';
    default:
      return '$(check)';
  }
}

async function askSchema(title: string): Promise<Scoring | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title,
      openLabel: 'Use This Schema',
      filters: { 'JSON Schema': ['json'] },
    })) ?? [];
  if (!file) return undefined;
  const schema = await jsonIn(file);
  if (schema !== undefined) return { kind: 'json', schema };
  void window.showErrorMessage(`${workspace.asRelativePath(file)} is not JSON.`);
  return undefined;
}

async function jsonIn(file: Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)));
  } catch {
    return undefined;
  }
}

async function askPattern(title: string): Promise<Scoring | undefined> {
  const pattern = await window.showInputBox({
    title,
    prompt: 'An answer passes when this matches somewhere in it.',
    placeHolder: '^(billing|delivery|other)$',
    ignoreFocusOut: true,
    validateInput: text => (text === '' ? undefined : scoringProblem({ kind: 'pattern', pattern: text })),
  });
  return pattern ? { kind: 'pattern', pattern } : undefined;
}

async function askLength(title: string): Promise<Scoring | undefined> {
  const text = await window.showInputBox({
    title,
    prompt: 'The fewest and the most words that an answer may have.',
    value: '1-100',
    ignoreFocusOut: true,
    validateInput: it => (lengthIn(it) ? undefined : 'Two numbers, such as 1-100; either may be left out.'),
  });
  return text === undefined ? undefined : lengthIn(text);
}

function lengthIn(text: string): Scoring | undefined {
  const read = readScoring(`length:${text.replaceAll(' ', '')}`, '');
  return 'problem' in read || scoringProblem(read) !== undefined ? undefined : read;
}

async function askJudge(usual: string, title: string): Promise<Scoring | undefined> {
  const model = await window.showInputBox({
    title,
    prompt: 'Which model judges? A strong one of another maker favours neither side.',
    value: usual,
    ignoreFocusOut: true,
  });
  if (!model?.trim()) return undefined;
  const criteria = await window.showInputBox({
    title,
    prompt:
      'What counts in an answer? Empty: that it does all that was asked, keeps to the form, and says nothing wrong.',
    ignoreFocusOut: true,
  });
  if (criteria === undefined) return undefined;
  return { kind: 'judge', model: model.trim(), ...(criteria.trim() !== '' && { criteria: criteria.trim() }) };
}

/** How answers are scored, for a title. */
export const scoringWords = (scoring: Scoring | undefined): string =>
  scoring ? scoringText(scoring) : 'not scored';
