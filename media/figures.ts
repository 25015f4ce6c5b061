import { amount } from './amount';
import { element } from './element';
import type { Period, SpendView } from './view';
import type { PeriodId } from './wish';

/** The figures on top, as one choice of three: the chosen one says what the rest of the page is about. */
export function figures(
  { periods, outlook }: Pick<SpendView, 'periods' | 'outlook'>,
  chosen: PeriodId,
  choose: (id: PeriodId) => void,
): HTMLElement {
  const legend = element('legend', { class: 'hidden' }, 'Period');
  return element(
    'fieldset',
    { class: 'figures' },
    legend,
    ...periods.map(period =>
      figure(period, period.id === chosen, choose, period.id === 'month' ? outlook : ''),
    ),
  );
}

/** @param outlook what it will come to; empty where that is not the question */
function figure(
  period: Period,
  chosen: boolean,
  choose: (id: PeriodId) => void,
  outlook: string,
): HTMLElement {
  const radio = element('input', {
    type: 'radio',
    name: 'period',
    value: period.id,
    class: 'hidden',
    'data-key': `period ${period.id}`,
  });
  radio.checked = chosen;
  radio.addEventListener('change', () => choose(period.id));
  return element(
    'label',
    { class: 'figure', 'data-period': period.id },
    radio,
    element(
      'span',
      { class: 'heading' },
      period.label,
      ' ',
      element('span', { class: 'muted' }, period.range),
    ),
    element('span', { class: 'spent' }, amount(period.spent)),
    element('span', { class: 'muted' }, period.calls),
    ...(outlook ? [element('span', { class: 'outlook' }, outlook)] : []),
    ...period.remarks.map(remark => element('span', { class: 'remark' }, remark)),
  );
}
