import { button, element, svg } from './element';
import type { Fold } from './fold';
import type { BudgetLine } from './view';

const words = { fine: 'Within', near: 'Close', over: 'Spent' } as const;

/** How the budgets stand: a bar each, with what is spent, and a band for where the period is likely to end. */
export function budgets(lines: readonly BudgetLine[], part: Fold, change: () => void): HTMLElement {
  const label = lines.length === 0 ? 'Set a Budget…' : 'Change Budgets…';
  const edit = button('link', 'budgets', label, change);
  const list = lines.length === 0 ? [] : [element('ul', {}, ...lines.map(line))];
  return part({ id: 'budgets', title: 'Budgets', class: 'budgets' }, ...list, edit);
}

function line({ name, spent, of, percent, ratio, band, level, sentences, hard }: BudgetLine): HTMLElement {
  return element(
    'li',
    { class: `budget ${level}` },
    element(
      'span',
      { class: 'heading' },
      element('strong', {}, name),
      element('span', { class: 'level' }, words[level]),
      element(
        'span',
        { class: 'sum', title: `${spent.exact} of ${of.exact}` },
        `${spent.text} of ${of.text} (${percent})`,
      ),
    ),
    bar(ratio, band),
    element(
      'span',
      { class: 'remark' },
      [...sentences, ...(hard ? ['Calls are refused once it is spent.'] : [])].join(' '),
    ),
  );
}

/** Decoration: all of it stands in the text. */
function bar(ratio: number, band: BudgetLine['band']): SVGElement {
  const percent = (part: number) => `${part * 100}%`;
  return svg(
    'svg',
    { class: 'share', width: '100%', height: 8, 'aria-hidden': 'true' },
    svg('rect', { class: 'track', width: '100%', height: 8, rx: 4 }),
    ...(band
      ? [
          svg('rect', {
            class: 'band',
            x: percent(band.low),
            width: percent(band.high - band.low),
            height: 8,
          }),
        ]
      : []),
    svg('rect', { class: 'bar', width: percent(ratio), height: 8, rx: 4 }),
  );
}
