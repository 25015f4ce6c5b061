import { element } from '../element';
import type { AnswerView, PairView, SideView } from './view';

/** The inputs with both answers side by side, an input a row. */
export function pairsTable(pairs: readonly PairView[], [a, b]: readonly [SideView, SideView]): HTMLElement {
  const head = ['Input', a.name, b.name].map(it => element('th', { scope: 'col' }, it));
  return element(
    'div',
    { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'Answers' },
    element(
      'table',
      { class: 'pairs' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...pairs.map(row)),
    ),
  );
}

function row({ number, input, expected, a, b, isWorse }: PairView): HTMLElement {
  const values = input.map(({ name, text }) =>
    element('div', {}, element('span', { class: 'remark' }, name), long(text)),
  );
  const wanted =
    expected === null
      ? []
      : [element('div', {}, element('span', { class: 'remark' }, 'expected'), long(expected))];
  return element(
    'tr',
    isWorse ? { class: 'worse' } : {},
    element(
      'th',
      { scope: 'row' },
      element('span', { class: 'number' }, String(number)),
      ...values,
      ...wanted,
    ),
    cell(a),
    cell(b),
  );
}

function cell({ text, score, why, bill }: AnswerView): HTMLElement {
  const mark =
    score === null
      ? []
      : [
          element(
            'span',
            { class: score === 1 ? 'score full' : 'score' },
            `Score ${Math.round(score * 100) / 100}`,
          ),
        ];
  return element(
    'td',
    {},
    text === '' ? element('p', { class: 'muted' }, 'No answer') : long(text),
    element('p', { class: 'remark' }, ...mark, why === '' ? '' : ` ${why}`),
    element('p', { class: 'remark' }, bill),
  );
}

/** A text of any length, with its own line ends; a long one scrolls by itself. */
function long(text: string): HTMLElement {
  return element('pre', text.length > 600 || text.split('\n').length > 12 ? { tabindex: 0 } : {}, text);
}
