import { advice } from './advice';
import { balance } from './balance';
import { budgets } from './budgets';
import { callsTable } from './calls';
import { chart } from './chart';
import { daysTable } from './days';
import { element } from './element';
import { empty } from './empty';
import { figures } from './figures';
import type { FromWebview } from './messages';
import { shares } from './shares';
import type { Booking, PeriodId, Share, SpendView } from './view';

/** How the user has the page: what is chosen and what is folded out. */
export interface Arrangement {
  readonly period: PeriodId;
  /** The day of the chart that the keyboard stands on; empty for today. */
  readonly day: string;
  readonly daysOpen: boolean;
  /** Titles of the breakdowns shown in full. */
  readonly inFull: readonly string[];
}

export interface PageActions {
  readonly ask: (message: FromWebview) => void;
  /** Changes the arrangement; `redraw` unless the page already shows it. */
  readonly arrange: (change: Partial<Arrangement>, redraw: boolean) => void;
}

/** The whole page, top to bottom. */
export function page(view: SpendView, how: Arrangement, { ask, arrange }: PageActions): Node[] {
  const actions = {
    runPrompt: () => ask({ type: 'runPrompt' }),
    setApiKey: () => ask({ type: 'setApiKey' }),
  };
  const open = (booking: Booking) => ask({ type: 'openPrompt', booking });
  const head = [heading(view, ask), ...banners(view)];
  const period = view.periods.find(it => it.id === how.period) ?? view.periods[0];
  if (view.calls.length === 0 || !period) return [...head, empty(view.scope === '', view.key, actions)];

  const breakdown = (title: string, noun: string) => ({
    title,
    noun,
    open,
    all: how.inFull.includes(title),
    showAll: () => arrange({ inFull: [...how.inFull, title] }, true),
  });
  const several = (title: string, noun: string, rows: readonly Share[]) =>
    rows.length > 0 ? [shares({ ...breakdown(title, noun), rows })] : [];
  return [
    ...head,
    figures(view, period.id, id => arrange({ period: id }, true)),
    element(
      'div',
      { class: 'overview' },
      budgets(view.budgets, () => ask({ type: 'changeBudgets' })),
      ...advice(view.advice),
    ),
    chart({
      of: view.chart,
      firstDay: period.firstDay,
      day: how.day,
      moved: day => arrange({ day }, false),
    }),
    daysTable(view.chart, how.daysOpen, daysOpen => arrange({ daysOpen }, false)),
    element(
      'div',
      { class: 'breakdowns' },
      shares({ ...breakdown('By model', 'Model'), rows: period.models }),
      shares({ ...breakdown('By prompt', 'Prompt'), rows: period.prompts }),
      ...several('By task', 'Task', period.tasks),
      ...several('By source', 'Source', period.sources),
      ...several('By user', 'User', period.users),
      balance(period.balance),
    ),
    callsTable(view.calls, open),
  ];
}

function heading(view: SpendView, ask: PageActions['ask']): HTMLElement {
  const select = element('select', { id: 'scope', 'data-key': 'scope' });
  for (const { id, label } of view.scopes) {
    const option = element('option', { value: id }, label);
    option.selected = id === view.scope;
    select.append(option);
  }
  select.addEventListener('change', () => ask({ type: 'chooseScope', scope: select.value }));
  const label = element('label', { for: 'scope', class: 'hidden' }, 'Whose calls');
  return element(
    'header',
    {},
    element('h1', {}, 'Spend'),
    element('p', { class: 'muted' }, `US dollars at list prices of ${view.pricedAsOf}`),
    ...(view.scopes.length > 1 ? [label, select] : []),
  );
}

function banners(view: SpendView): HTMLElement[] {
  const sample = view.sample
    ? [
        element(
          'p',
          { class: 'banner sample', role: 'note' },
          element('strong', {}, 'Sample data. '),
          view.sample,
        ),
      ]
    : [];
  return [...sample, ...view.notices.map(notice => element('p', { class: 'banner', role: 'note' }, notice))];
}
