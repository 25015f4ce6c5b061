import { amount } from './amount';
import type { Arrangement, PageActions } from './arrangement';
import { button, element } from './element';
import type { Fold } from './fold';
import type { Advice } from './view';

/** Lines shown before "Show all". */
const shown = 4;
const title = 'Worth a look';

/** What could cost less, the dearest first, with what can be done at once; nothing where there is nothing to say. */
export function advice(
  of: readonly Advice[],
  { inFull }: Pick<Arrangement, 'inFull'>,
  part: Fold,
  { ask, want, arrange }: PageActions,
): HTMLElement[] {
  if (of.length === 0) return [];
  const visible = inFull.includes(title) ? of : of.slice(0, shown);
  const all = () => arrange({ inFull: [...inFull, title] }, true);
  return [
    part(
      { id: 'advice', title, remark: 'last 30 days', class: 'advice' },
      element('ul', {}, ...visible.map(it => line(it, ask, want))),
      ...(visible.length < of.length ? [button('link', 'all advice', `Show all ${of.length}`, all)] : []),
    ),
  ];
}

function line(
  { id, title: name, text, worth, day, actions }: Advice,
  ask: PageActions['ask'],
  want: PageActions['want'],
): HTMLElement {
  const buttons = actions.map(action =>
    button('link', `act ${id} ${action}`, action, () => ask({ type: 'act', tip: id, action })),
  );
  if (day !== null) {
    const show = () => want({ range: { from: day, to: day }, period: 'range', search: '', ending: '' });
    buttons.push(button('link', `act ${id} day`, 'Show That Day', show));
  }
  return element(
    'li',
    {},
    element('strong', {}, name),
    ...(worth ? [element('span', { class: 'worth' }, 'up to ', amount(worth))] : []),
    element('span', { class: 'evidence' }, text),
    ...(buttons.length > 0 ? [element('span', { class: 'acts' }, ...buttons)] : []),
  );
}
