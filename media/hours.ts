import { scroller } from './days';
import { element } from './element';
import type { Fold } from './fold';
import type { HourGrid } from './view';

/** When in the week calls cost something: a table whose cells are shaded by what they hold, so it is its own chart. */
export function hours({ summary, rows }: HourGrid, part: Fold): HTMLElement {
  const hourNames = Array.from({ length: 24 }, (_, hour) =>
    element('th', { scope: 'col' }, element('span', hour % 6 === 0 ? {} : { class: 'hidden' }, String(hour))),
  );
  const table = element(
    'table',
    { class: 'hours' },
    element('caption', { class: 'hidden' }, `Spend by weekday and hour. ${summary}`),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, element('span', { class: 'hidden' }, 'Day')),
        ...hourNames,
      ),
    ),
    element(
      'tbody',
      {},
      ...rows.map(({ label, cells }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, label),
          ...cells.map(it =>
            element(
              'td',
              { class: `shade-${it.shade}`, title: `${it.label}: ${it.spent.text}` },
              element('span', { class: 'hidden' }, it.spent.text),
            ),
          ),
        ),
      ),
    ),
  );
  return part(
    { id: 'hours', title: 'When in the week', remark: 'last two weeks', isFolded: true },
    element('p', { class: 'muted' }, summary),
    scroller('Spend by weekday and hour', table),
  );
}
