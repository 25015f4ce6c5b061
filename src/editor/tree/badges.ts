import { type Disposable, FileDecoration, ThemeColor, type Uri, window } from 'vscode';
import type { Found } from './words';

/** Lines of the view have addresses of their own, so that no other list of files shows their badges. */
const scheme = 'promptmeter-prompts';

/** The address of a line. What its badge says is part of it, so that it need never be renewed. */
export function badged(line: Uri, { count, warns }: Found): Uri {
  return line.with({ scheme, query: count === 0 ? '' : `${count}${warns ? '!' : ''}` });
}

/** The number of findings on each line of the view, in the colour of warnings where there is one. */
export function registerBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration(uri) {
      if (uri.scheme !== scheme || uri.query === '') return undefined;
      const count = Number.parseInt(uri.query, 10);
      // VS Code shows two characters at most.
      const badge = count > 99 ? '9+' : String(count);
      const colour = uri.query.endsWith('!') ? new ThemeColor('list.warningForeground') : undefined;
      // The line's own hover names them.
      return new FileDecoration(badge, undefined, colour);
    },
  });
}
