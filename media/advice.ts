import { amount } from './amount';
import { element } from './element';
import type { Advice } from './view';

/** What could cost less, the dearest first; nothing where there is nothing to say. */
export function advice(of: readonly Advice[]): HTMLElement[] {
  if (of.length === 0) return [];
  const lines = of.map(({ text, worth }) =>
    element(
      'li',
      {},
      element('span', {}, text),
      ...(worth ? [element('span', { class: 'worth' }, 'up to ', amount(worth))] : []),
    ),
  );
  return [
    element(
      'section',
      { class: 'advice' },
      element('h2', {}, 'Worth a look', ' ', element('span', { class: 'muted' }, 'last 30 days')),
      element('ul', {}, ...lines),
    ),
  ];
}
