import { type Command, commands, type Disposable } from 'vscode';
import { innerCommandIds } from '../commands';

/** The command behind a remedy: shows the place first, so that what is changed is seen. */
export function registerOpenAndDo(): Disposable {
  return commands.registerCommand(
    innerCommandIds.openAndDo,
    async (uri: string, offset: number, then?: Command) => {
      await commands.executeCommand(innerCommandIds.openPrompt, uri, offset);
      if (then) await commands.executeCommand(then.command, ...(then.arguments ?? []));
    },
  );
}
