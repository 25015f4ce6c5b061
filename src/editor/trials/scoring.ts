import { type QuickPickItem, window } from 'vscode';
import { type Scoring, scoringProblem, scoringText, suggestScoring } from '../../trials';
import { askJudge, askLength, askNumber, askPattern, askSchema, askText } from './details';
import type { Chosen } from './inputs';
import type { Question } from './question';

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
  const beside =
    expected === inputs.length
      ? 'it stands beside every input, as “expected”'
      : `“expected” stands beside ${expected} of ${inputs.length} inputs; the others are left out`;
  const byExpected: readonly Item[] = [
    given('$(check) The expected answer', { kind: 'exact' }, beside),
    {
      label: '$(symbol-number) The expected number…',
      detail: 'the last number of the answer, give or take as much as you say',
      ask: () => askNumber(title),
    },
    given('$(search) Holds the expected text', { kind: 'contains', ignoreCase: true }, 'in capitals or not'),
  ];
  const all: readonly Item[] = [
    ...(expected > 0 ? byExpected : []),
    {
      label: '$(search) Holds a text…',
      detail: 'the same in every answer, in capitals or not',
      ask: () => askText(title),
    },
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
    {
      label: '$(eye) No score',
      detail: 'the answers side by side, without a verdict',
      ask: async () => 'none' as const,
    },
  ];
  const first = all.find(it => it.label.startsWith(iconOf(suggested))) ?? all[0]!;
  const items = [{ ...first, description: 'fits these inputs' }, ...all.filter(it => it !== first)];
  for (;;) {
    const chosen = await window.showQuickPick(items, {
      title,
      placeHolder: 'What makes an answer a good one?',
      matchOnDetail: true,
      ignoreFocusOut: true,
    });
    if (!chosen) return undefined;
    const scoring = await chosen.ask();
    if (scoring === 'none') return scoring;
    const problem = scoring && scoringProblem(scoring);
    if (scoring && problem === undefined) return scoring;
    // Whoever leaves a question about one way is back among all of them.
    if (problem !== undefined) void window.showErrorMessage(problem);
  }
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

/** How answers are scored, for a title. */
export const scoringWords = (scoring: Scoring | undefined): string =>
  scoring ? scoringText(scoring) : 'not scored';
