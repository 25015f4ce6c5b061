import { TabInputText, type TextEditor, window, workspace } from 'vscode';
import { mostCharacters } from '../documents/documents';
import { holdsPrompts } from '../documents/holders';
import type { Reading } from '../documents/reading';
import { indexAt } from '../documents/target';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { counted, grouped, sum, tokensText } from '../words/cost';

/** What the status bar says of the active editor: in the bar, and in full. */
export interface Figure {
  readonly short: string;
  readonly long: string;
}

/** Bytes above which VS Code hands a file to no extension. */
const mostBytes = 50 * 1024 * 1024;

/** Tokens of the selection in any text, else of the prompts in a prompt file. */
export async function figureOf(rooms: Rooms, editor: TextEditor | undefined): Promise<Figure | undefined> {
  if (!editor) return hugeFile();
  const { document, selections } = editor;
  const state = rooms.documents.state(document);
  if (state?.kind === 'too-large') return tooLarge(`${grouped(mostCharacters)} characters`);
  const reading = state?.kind === 'read' ? state.reading : undefined;
  const selected = selections
    .filter(it => !it.isEmpty)
    .map(it => document.getText(it))
    .join('\n');
  if (selected !== '') return selection(rooms, editor, selected, reading);
  if (state?.kind === 'counting')
    return { short: 'counting…', long: 'The tokens of this file are being counted.' };
  if (!reading?.file.prompts.length) return undefined;
  const tokens = tokensText(sum(reading.estimates.map(it => it.input)));
  const many = reading.estimates.length > 1 ? `, in ${counted(reading.estimates.length, 'prompt')}` : '';
  const [only, ...others] = reading.estimates;
  const calls = others.length === 0 && only?.input.basis === 'estimate' ? only.calibration?.calls : undefined;
  const learnt = calls === undefined ? '' : `, calibrated on ${grouped(calls)} of your calls`;
  return { short: tokens, long: `${tokens} in this file${many}${learnt}` };
}

async function selection(rooms: Rooms, editor: TextEditor, text: string, reading?: Reading): Promise<Figure> {
  if (text.length > mostCharacters) return tooLarge(`${grouped(mostCharacters)} characters`);
  const { document, selection } = editor;
  const model = reading
    ? reading.estimates[indexAt(reading, document.offsetAt(selection.start))]?.model
    : rooms.prices.resolve(readSettings(document.uri).defaultModel);
  const tokens = tokensText(await rooms.reader.measure(text, model?.tokenizer ?? 'unknown'));
  return {
    short: `${tokens} selected`,
    long: `${tokens} selected${model ? `, as ${model.id} counts them` : ''}`,
  };
}

/** An active file that VS Code shows but keeps from extensions for its size. */
async function hugeFile(): Promise<Figure | undefined> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText) || !holdsPrompts()(input.uri)) return undefined;
  try {
    const { size } = await workspace.fs.stat(input.uri);
    return size > mostBytes ? tooLarge('50 MB') : undefined;
  } catch {
    return undefined;
  }
}

function tooLarge(limit: string): Figure {
  return { short: 'too large to count', long: `Files of more than ${limit} are not counted` };
}
