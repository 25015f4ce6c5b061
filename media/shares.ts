import { amount } from './amount';
import { headings } from './days';
import { button, element, svg } from './element';
import type { Booking, Share } from './view';

/** Rows shown before "Show all". */
const shown = 8;

export interface SharesOptions {
  /** `By model`; also the key its state is kept by. */
  readonly title: string;
  /** `Model`. */
  readonly noun: string;
  readonly rows: readonly Share[];
  readonly all: boolean;
  readonly showAll: () => void;
  /** What pressing the name of a row that is a prompt does. */
  readonly open: (booking: Booking) => void;
}

/** A breakdown: a table whose rows carry a bar of their share of the period. */
export function shares(options: SharesOptions): HTMLElement {
  const { title, rows } = options;
  const section = element('section', {}, element('h2', {}, title));
  if (rows.length === 0) {
    section.append(element('p', { class: 'muted' }, 'No calls in this period.'));
    return section;
  }
  const visible = options.all ? rows : rows.slice(0, shown);
  section.append(
    element(
      'table',
      { class: 'shares' },
      element('caption', { class: 'hidden' }, `Spend ${title.toLowerCase()}, dearest first`),
      element('thead', {}, headings([options.noun, 'Calls', 'Share', 'Spent'])),
      element('tbody', {}, ...visible.map(row => line(row, options))),
    ),
  );
  if (visible.length < rows.length) {
    section.append(button('link', `all ${title}`, `Show all ${rows.length}`, options.showAll));
  }
  return section;
}

function line(row: Share, options: SharesOptions): HTMLElement {
  const { prompt } = row;
  const name = prompt
    ? button('link', `row ${row.id}`, row.label, () => options.open(prompt))
    : element('span', {}, row.label);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name, ...remark(row.remark), bar(row.ratio)),
    element('td', {}, row.calls),
    element('td', {}, row.percent),
    element('td', {}, amount(row.spent)),
  );
}

function bar(ratio: number): SVGElement {
  return svg(
    'svg',
    { class: 'share', width: '100%', height: 4, 'aria-hidden': 'true' },
    svg('rect', { class: 'track', width: '100%', height: 4, rx: 2 }),
    svg('rect', { class: 'bar', width: `${ratio * 100}%`, height: 4, rx: 2 }),
  );
}

function remark(text: string): HTMLElement[] {
  return text ? [element('span', { class: 'remark' }, text)] : [];
}
