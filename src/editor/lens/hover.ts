import {
  type Disposable,
  Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { verdictNote } from '../../trials';
import { commandIds } from '../commands';
import { selector } from '../documents/holders';
import type { Reading } from '../documents/reading';
import { type PromptPlace, placeOf, titleLine } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { breakdown, escaped, modelTitle } from './breakdown';
import { monthlyChange } from './monthly';

/** The breakdown of a prompt's cost, on its first line and on the model's name. */
export function registerHover(rooms: Rooms): Disposable {
  return languages.registerHoverProvider(selector, {
    async provideHover(document, position, token) {
      const reading = await rooms.documents.current(document, token);
      const found = reading && findHovered(document, reading, position);
      if (!found) return undefined;
      const { index, range } = found;
      const prompt = reading.file.prompts[index]!;
      const spent = rooms.spending.of(bookingOf(document.uri, reading.file, prompt));
      const estimate = reading.estimates[index]!;
      const inclusion = reading.inclusions[index];
      const shown = inclusion && {
        ...inclusion,
        files: inclusion.files.map(it => workspace.asRelativePath(it)),
      };
      const before = rooms.unedited.of(document, reading, index);
      const change = before && spent && monthlyChange(before, estimate, spent);
      const known = { spent, change, inclusion: shown };
      const text = breakdown(prompt, estimate, rooms.prices.pricedAsOf, known);
      const tested = rooms.verdicts.of(document, reading, index).map(it => escaped(verdictNote(it)));
      const all = [text, ...tested].join('\n\n');
      return new Hover(withLinks(modelTitle(estimate), all, placeOf(document, index)), range);
    },
  });
}

function findHovered(
  document: TextDocument,
  { file }: Reading,
  position: Position,
): { readonly index: number; readonly range: Range } | undefined {
  for (const [index, prompt] of file.prompts.entries()) {
    const ranges = [
      titleLine(document, file, prompt),
      ...prompt.models.map(
        ({ start, end }) => new Range(document.positionAt(start), document.positionAt(end)),
      ),
    ];
    const range = ranges.find(it => it.contains(position));
    if (range) return { index, range };
  }
  return undefined;
}

/** The links stand in the title, where they are seen without scrolling. */
function withLinks(title: string, text: string, place: PromptPlace): MarkdownString {
  const links = {
    'Compare models': commandIds.compareModels,
    'Preview minimised': commandIds.previewMinimise,
  };
  const linked = Object.entries(links).map(
    ([label, id]) => `[${label}](command:${id}?${encodeURIComponent(JSON.stringify([place]))})`,
  );
  const markdown = new MarkdownString(`${[title, ...linked].join(' · ')}\n\n${text}`);
  markdown.isTrusted = { enabledCommands: Object.values(links) };
  return markdown;
}
