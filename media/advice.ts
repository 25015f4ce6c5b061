import { amount } from './amount';
import { element } from './element';
import type { Fold } from './fold';
import type { Advice } from './view';

/** What could cost less, the dearest first; nothing where there is nothing to say. */
export function advice(of: readonly Advice[], part: Fold): HTMLElement[] {
  if (of.length === 0) return [];
  const lines = of.map(({ title, text, worth }) =>
    element(
      'li',
      {},
      element('span', {}, element('strong', {}, title), ' ', text),
      ...(worth ? [element('span', { class: 'worth' }, 'up to ', amount(worth))] : []),
    ),
  );
  return [
    part(
      { id: 'advice', title: 'Worth a look', remark: 'last 30 days', class: 'advice' },
      element('ul', {}, ...lines),
    ),
  ];
}
