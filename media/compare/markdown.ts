import { type Against, callsText, columns } from './columns';
import type { CompareView, ModelRow } from './view';

/** The rows given, as a Markdown table with a line on what it is about. The prompt's own model is marked. */
export function markdownOf(view: CompareView, rows: readonly ModelRow[], against: Against): string {
  const head = columns.map(it =>
    it.id === 'month' ? `${it.label} (${callsText(against.calls)})` : it.label,
  );
  const lines = rows.map(row =>
    columns.map(column => {
      const text = escaped(column.text(row, against));
      return column.id === 'model' && row === against.own ? `**${text}** (now)` : text;
    }),
  );
  const table = [head, columns.map(it => (it.kind === 'figure' ? '--:' : ':--')), ...lines];
  const about = `${escaped(view.prompt)}, a call with ${view.output}; US dollars at list prices of ${view.pricedAsOf}.`;
  const own = view.own.note === '' ? [] : [escaped(view.own.note)];
  return `${[about, ...own, table.map(cells => `| ${cells.join(' | ')} |`).join('\n')].join('\n\n')}\n`;
}

/** Names are people's own words; a line break or a bar in one must not break the table. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]|<>~]/g, '\\$&');
}
