import { amount } from './amount';
import { element } from './element';
import type { Balance } from './view';

/** What was saved in the period, and what was paid for nothing. */
export function balance({ saved, lost, net, cached, waste }: Balance): HTMLElement {
  const section = element('section', {}, element('h2', {}, 'Saved and lost'));
  const rows = [...saved.map(it => ({ ...it, sign: '' })), ...lost.map(it => ({ ...it, sign: '−' }))];
  if (rows.length > 0) {
    section.append(
      element(
        'table',
        { class: 'balance' },
        element('caption', { class: 'hidden' }, 'What was saved in the period, computed from its calls'),
        element(
          'tbody',
          {},
          ...rows.map(it =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, it.label),
              element('td', {}, it.sign, amount(it.amount)),
            ),
          ),
        ),
        element(
          'tfoot',
          {},
          element('tr', {}, element('th', { scope: 'row' }, 'Saved in all'), element('td', {}, amount(net))),
        ),
      ),
    );
  } else {
    section.append(element('p', { class: 'muted' }, 'Nothing was saved in this period.'));
  }
  if (cached) section.append(element('p', { class: 'remark' }, `Read from prompt caches: ${cached}.`));
  if (waste) section.append(element('p', { class: 'remark' }, waste));
  return section;
}
