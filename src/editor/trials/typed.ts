import {
  CodeLens,
  commands,
  type Disposable,
  languages,
  Disposable as Parts,
  Range,
  Selection,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Input, Unusable } from '../../trials';
import { commandIds, innerCommandIds } from '../commands';
import { counted } from '../words/cost';
import { openTable } from './table';

type Read = (text: string) => readonly Input[] | Unusable;

/** Inputs written by hand, in a table of their own that says above its first line what is wrong or how to go on. */
export class TypedInputs {
  /** The table that is being written. */
  #uri: Uri | undefined;
  /** What "Use These Inputs" does: nothing while none is written. */
  #use = () => {};
  /** The command is there from the start, as package.json says. */
  readonly command: Disposable = commands.registerCommand(commandIds.useTypedInputs, () => this.#use());

  /** Brings the table that is being written to the front; `false` where there is none. */
  reveal(): boolean {
    if (this.#uri) void window.showTextDocument(this.#uri);
    return this.#uri !== undefined;
  }

  /**
   * Opens a table and waits for it, however long. `undefined` when the user leaves it or closes it. A table that is
   * saved as a file is followed there.
   * @param beside the prompt's file
   */
  async ask(beside: Uri, columns: readonly string[], read: Read): Promise<readonly Input[] | undefined> {
    const content = `${[...columns, 'expected'].join(',')}\n`;
    const document = await openTable(beside, content);
    const editor = await window.showTextDocument(document, { preview: false });
    const end = document.positionAt(content.length);
    editor.selection = new Selection(end, end);
    this.#uri = document.uri;
    void commands.executeCommand('setContext', 'promptmeter.typingInputs', true);
    const parts: Disposable[] = [];
    try {
      return await new Promise(resolve => parts.push(...this.#watch(read, resolve)));
    } finally {
      this.#uri = undefined;
      this.#use = () => {};
      void commands.executeCommand('setContext', 'promptmeter.typingInputs', false);
      Parts.from(...parts).dispose();
    }
  }

  #watch(read: Read, done: (inputs: readonly Input[] | undefined) => void): Disposable[] {
    const isOurs = ({ uri }: TextDocument) => uri.toString() === this.#uri?.toString();
    this.#use = () => {
      const inputs = read(workspace.textDocuments.find(isOurs)?.getText() ?? '');
      if ('problem' in inputs) void window.showErrorMessage(inputs.problem);
      else done(inputs);
    };
    return [
      languages.registerCodeLensProvider('*', {
        provideCodeLenses: document => (isOurs(document) ? lenses(document.getText(), read) : []),
      }),
      commands.registerCommand(innerCommandIds.leaveTypedInputs, () => done(undefined)),
      // An untitled document that is saved becomes another one.
      workspace.onDidSaveTextDocument(saved => {
        if (saved.getText() === workspace.textDocuments.find(isOurs)?.getText()) this.#uri = saved.uri;
      }),
      // A new language closes a document too, and opens it again.
      workspace.onDidCloseTextDocument(closed => {
        if (isOurs(closed) && !workspace.textDocuments.some(isOurs)) done(undefined);
      }),
    ];
  }
}

const firstLine = new Range(0, 0, 0, 0);

function lenses(text: string, read: Read): CodeLens[] {
  const isEmpty = !text.includes('\n') || text.slice(text.indexOf('\n')).trim() === '';
  const inputs = isEmpty ? [] : read(text);
  const state =
    'problem' in inputs
      ? { title: `$(warning) ${inputs.problem}`, command: '' }
      : isEmpty
        ? {
            title:
              'Write an input on each line. Texts with commas or line ends stand in quotation marks; “expected” may stay empty.',
            command: '',
          }
        : { title: `$(play) Use ${counted(inputs.length, 'input')}`, command: commandIds.useTypedInputs };
  const leave = { title: 'Leave', command: innerCommandIds.leaveTypedInputs };
  return [state, leave].map(command => new CodeLens(firstLine, command));
}
