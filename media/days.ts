import { exactAmount } from './amount';
import type { Arrangement, PageActions } from './arrangement';
import { element } from './element';
import type { Chart } from './view';

/** The chart as a table, newest day first, with amounts to the last nano-dollar. */
export function daysTable(
  of: Chart,
  { turned }: Pick<Arrangement, 'turned'>,
  { arrange }: Pick<PageActions, 'arrange'>,
): HTMLElement {
  const name = { day: 'Day', week: 'Week', month: 'Month' }[of.unit];
  const rows = of.days
    .toReversed()
    .map(day =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, element('time', { datetime: day.day }, day.label)),
        ...[day.calls, day.tokens.input, day.tokens.cached, day.tokens.output].map(it =>
          element('td', {}, it),
        ),
        element('td', {}, exactAmount(day.spent)),
      ),
    );
  const table = element(
    'table',
    { class: 'days' },
    element('caption', { class: 'hidden' }, `Spend per ${of.unit}, newest first`),
    element('thead', {}, headings([name, 'Calls', 'Input', 'Cached', 'Output', 'Spent'])),
    element('tbody', {}, ...rows),
  );
  const details = element(
    'details',
    { class: 'as-table' },
    element('summary', { 'data-key': 'days' }, `${name}s as a table`),
    scroller(`Spend per ${of.unit}`, table),
  );
  details.open = turned.includes('days');
  details.addEventListener('toggle', () => {
    const others = turned.filter(it => it !== 'days');
    arrange({ turned: details.open ? [...others, 'days'] : others }, false);
  });
  return details;
}

/** A table's heading row. */
export function headings(names: readonly string[]): HTMLElement {
  return element(
    'tr',
    { role: 'row' },
    ...names.map(name => element('th', { scope: 'col', role: 'columnheader' }, name)),
  );
}

/** Lets a table wider than the page be scrolled on its own, with the keyboard too. */
export function scroller(label: string, table: HTMLElement): HTMLElement {
  return element(
    'div',
    {
      class: 'scroller',
      role: 'region',
      'aria-label': `${label}, table`,
      tabindex: 0,
      'data-key': `table ${label}`,
    },
    table,
  );
}
