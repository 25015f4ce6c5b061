import { type Uri, window, workspace } from 'vscode';
import { readScoring, type Scoring, scoringProblem } from '../../trials';

// What is still to be said of a way to score answers; each is `undefined` when the user leaves.

export async function askSchema(title: string): Promise<Scoring | undefined> {
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

export async function askNumber(title: string): Promise<Scoring | undefined> {
  const text = await window.showInputBox({
    title,
    prompt: 'How far the number may be from the expected one: an amount, or a share of it.',
    value: '0',
    placeHolder: '0.5 or 1%',
    ignoreFocusOut: true,
    validateInput: it => (numberIn(it) ? undefined : 'A number, such as 0.5, or a share, such as 1%.'),
  });
  return text === undefined ? undefined : numberIn(text);
}

function numberIn(text: string): Scoring | undefined {
  const read = readScoring(`number:${text.replaceAll(' ', '')}`, '');
  return 'problem' in read ? undefined : read;
}

export async function askText(title: string): Promise<Scoring | undefined> {
  const text = await window.showInputBox({
    title,
    prompt: 'An answer passes when it holds this.',
    ignoreFocusOut: true,
  });
  return text?.trim() ? { kind: 'contains', text: text.trim(), ignoreCase: true } : undefined;
}

export async function askPattern(title: string): Promise<Scoring | undefined> {
  const pattern = await window.showInputBox({
    title,
    prompt: 'An answer passes when this matches somewhere in it.',
    placeHolder: '^(billing|delivery|other)$',
    ignoreFocusOut: true,
    validateInput: text => (text === '' ? undefined : scoringProblem({ kind: 'pattern', pattern: text })),
  });
  return pattern ? { kind: 'pattern', pattern } : undefined;
}

export async function askLength(title: string): Promise<Scoring | undefined> {
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

export async function askJudge(usual: string, title: string): Promise<Scoring | undefined> {
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
