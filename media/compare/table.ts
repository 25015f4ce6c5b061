import { scroller } from '../days';
import { button, element } from '../element';
import type { Arrangement, ColumnId } from './arrangement';
import { type Against, type Column, callsText, columns } from './columns';
import type { Chosen } from './rows';
import type { CompareView, ModelRow } from './view';
import { overContext } from './words';

export interface TableActions {
  readonly sort: (column: ColumnId) => void;
  readonly use: (id: string) => void;
}

/** The models as a table; the prompt's own stays on top while the others are scrolled. */
export function table(
  view: CompareView,
  { own, rows }: Chosen,
  how: Arrangement,
  calls: number,
  actions: TableActions,
): HTMLElement {
  const against = { own, calls };
  const made = element(
    'table',
    { class: 'models' },
    element('caption', { class: 'hidden' }, `What a call of ${view.prompt} costs on each model`),
    element('thead', {}, heading(how, calls, actions)),
    element('tbody', { class: 'own' }, own ? line(own, against, actions) : unpriced(view)),
    element('tbody', {}, ...rows.map(row => line(row, against, actions))),
  );
  return scroller('Models', made);
}

function heading(how: Arrangement, calls: number, { sort }: TableActions): HTMLElement {
  return element(
    'tr',
    {},
    ...columns.map(column => {
      const sorted = how.column === column.id;
      const order = sorted ? { 'aria-sort': how.descending ? 'descending' : 'ascending' } : {};
      const label = button('link', `sort ${column.id}`, column.label, () => sort(column.id));
      if (column.explanation) label.title = column.explanation;
      const below = column.id === 'month' ? [element('span', { class: 'remark' }, callsText(calls))] : [];
      return element('th', { scope: 'col', class: column.kind, ...order }, label, ...below);
    }),
    element('th', { scope: 'col', class: 'use' }, element('span', { class: 'hidden' }, 'Use')),
  );
}

function line(row: ModelRow, against: Against, { use }: TableActions): HTMLElement {
  const isOwn = row === against.own;
  const press = button('secondary', `use ${row.id}`, 'Use', () => use(row.id));
  press.setAttribute('aria-label', `Use ${row.model} of ${row.provider}`);
  return element(
    'tr',
    { 'data-model': row.id, ...(isOwn && { 'aria-current': 'true' }) },
    ...columns.map(column => cell(column, row, against)),
    element('td', { class: 'use' }, isOwn ? element('span', { class: 'muted' }, 'now') : press),
  );
}

function cell(column: Column, row: ModelRow, against: Against): HTMLElement {
  const text = column.text(row, against);
  if (column.id === 'model') {
    const remarks = row.deprecated
      ? [element('span', { class: 'tag muted', title: 'Retired, or about to be.' }, 'retiring')]
      : [];
    return element('th', { scope: 'row' }, element('span', { class: 'name' }, text), ...remarks);
  }
  const over = column.id === 'context' && overContext(row).most > 0 ? ' over' : '';
  return element('td', { class: `${column.kind} ${column.id}${over}` }, text);
}

/** The prompt's own model where it has no price: said, and not shown as free. */
function unpriced({ own }: CompareView): HTMLElement {
  return element(
    'tr',
    { 'aria-current': 'true' },
    element('th', { scope: 'row' }, element('span', { class: 'name' }, own.name)),
    element('td', { class: 'text note', colspan: columns.length - 1 }, own.note),
    element('td', { class: 'use' }, element('span', { class: 'muted' }, 'now')),
  );
}
