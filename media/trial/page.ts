import { button, element } from '../element';
import type { FromTrial } from './messages';
import { pairsTable } from './pairs';
import type { SideView, TrialView } from './view';

const labels = { good: 'It will do', bad: 'Stay', open: 'Not decided' } as const;

/** The page: the verdict and its rule, both sides in figures, then the answers, those that were worse first. */
export function page(view: TrialView, ask: (message: FromTrial) => void): readonly HTMLElement[] {
  return [
    element('header', {}, element('h1', {}, view.title)),
    ...verdict(view),
    element('section', { class: 'sides', 'aria-label': 'Both sides' }, sides(view.sides), facts(view)),
    element(
      'div',
      { class: 'buttons' },
      ...(view.use === null ? [] : [button('primary', 'use', view.use, () => ask({ type: 'use' }))]),
      ...(view.more === null
        ? []
        : [button(isOpen(view) ? 'primary' : 'secondary', 'more', view.more, () => ask({ type: 'more' }))]),
      button('secondary', 'export', 'Export answers…', () => ask({ type: 'export' })),
    ),
    answers(view),
  ];
}

const isOpen = ({ verdict }: TrialView) => verdict?.kind === 'open';

function verdict({ verdict }: TrialView): readonly HTMLElement[] {
  if (!verdict) return [];
  return [
    element(
      'section',
      { class: `verdict ${verdict.kind}`, 'aria-label': `Verdict: ${labels[verdict.kind]}` },
      element('p', { class: 'said' }, verdict.text),
      element('p', { class: 'muted' }, verdict.rule),
    ),
  ];
}

function facts({ facts }: TrialView): HTMLElement {
  return element('p', { class: 'muted' }, facts.join(' '));
}

function sides(both: readonly SideView[]): HTMLElement {
  const head = ['', 'Mean score', 'All calls', 'A call', 'Median time', 'Failed'];
  const rows = both.map(it =>
    element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        it.name,
        ...(it.model === it.name ? [] : [element('span', { class: 'remark' }, it.model)]),
      ),
      ...[it.score, it.cost, it.call, it.latency, String(it.failures)].map(text => element('td', {}, text)),
    ),
  );
  return element(
    'div',
    { class: 'scroller' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...head.map(it => element('th', { scope: 'col' }, it)))),
      element('tbody', {}, ...rows),
    ),
  );
}

/** Those that were worse where there are some; all of them when asked. */
function answers({ pairs, sides }: TrialView): HTMLElement {
  const worse = pairs.filter(it => it.isWorse);
  const shown = element('div', {});
  const draw = (all: boolean) => shown.replaceChildren(pairsTable(all ? pairs : worse, sides));
  draw(worse.length === 0);
  const heading = element('h2', {}, worse.length > 0 ? `Where ${sides[1].name} did worse` : 'All answers');
  if (worse.length === 0) return element('section', {}, heading, shown);
  const choice = element(
    'select',
    { 'aria-label': 'Which answers' },
    element('option', { value: 'worse' }, `Worse (${worse.length})`),
    element('option', { value: 'all' }, `All (${pairs.length})`),
  );
  choice.addEventListener('change', () => {
    const all = choice.value === 'all';
    heading.textContent = all ? 'All answers' : `Where ${sides[1].name} did worse`;
    draw(all);
  });
  return element('section', {}, element('header', {}, heading, choice), shown);
}
