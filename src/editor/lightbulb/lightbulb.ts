import { CodeActionKind, Disposable, languages, type Range, type TextDocument } from 'vscode';
import { selector } from '../documents/holders';
import type { Reading } from '../documents/reading';
import { indexAt, titleLine } from '../documents/target';
import { findingActions } from '../findings/actions';
import { diagnosticSource } from '../findings/diagnostics';
import { fitActions } from '../fit/actions';
import { minimiseActions, minimiseAll, reviewActions } from '../minimise/actions';
import { rewriteAction } from '../rewrite/action';
import type { Rooms } from '../rooms';
import { KeptCommands } from './kept';

/**
 * The lightbulb: what can be done about the findings under the cursor, and minimising anywhere in a prompt, fitting a
 * marked part; and minimising all prompts of a file on save. All but the last are commands, which work on the text as
 * it is when they are taken: VS Code forgets what is to be resolved of an action when the list is renewed.
 */
export function registerActions(rooms: Rooms): Disposable {
  const { QuickFix, Source } = CodeActionKind;
  const rewrite = CodeActionKind.RefactorRewrite.append('promptmeter');
  const fixAll = CodeActionKind.SourceFixAll.append('promptmeter');
  const kept = new KeptCommands('promptmeter.offer.');
  const provider = languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, range, { only, diagnostics }, token) {
        const ofFile = only !== undefined && Source.contains(only);
        if (ofFile && !fixAll.intersects(only)) return [];
        const reading = await rooms.documents.current(document, token);
        if (!reading || token.isCancellationRequested) return [];
        if (ofFile) return minimiseAll(rooms, document, fixAll);
        const ours = diagnostics.filter(it => it.source === diagnosticSource);
        const found = (
          await Promise.all(ours.map(it => findingActions(rooms, kept, document, reading, it)))
        ).flat();
        const index = promptIn(document, reading, range);
        if (index === undefined) return found;
        const at = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const more = [
          ...(await minimiseActions(rooms, kept, document, reading, index, rewrite)),
          ...(await reviewActions(kept, document, reading, index, rewrite, at)),
          ...(await fitActions(kept, document, reading, index, rewrite, at)),
          rewriteAction(kept, document, index, rewrite),
        ];
        // As quick fixes some of them are there already.
        return [...found, ...more.filter(it => !found.some(({ title }) => title === it.title))];
      },
    },
    { providedCodeActionKinds: [QuickFix, rewrite, fixAll] },
  );
  return Disposable.from(provider, kept);
}

/** The number of the prompt a range lies in; the line of its lens counts whole. */
function promptIn(document: TextDocument, reading: Reading, range: Range): number | undefined {
  const index = indexAt(reading, document.offsetAt(range.start));
  const prompt = reading.file.prompts[index];
  if (!prompt) return undefined;
  const inside = document.offsetAt(range.end) >= prompt.start && document.offsetAt(range.start) <= prompt.end;
  return inside || titleLine(document, reading.file, prompt).intersection(range) ? index : undefined;
}
