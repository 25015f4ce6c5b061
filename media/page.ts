import { advice } from './advice';
import type { Arrangement, PageActions } from './arrangement';
import { balance } from './balance';
import { budgets } from './budgets';
import { callList } from './callList';
import { chart } from './chart';
import { daysTable } from './days';
import { element } from './element';
import { empty } from './empty';
import { figures } from './figures';
import { folder } from './fold';
import { hours } from './hours';
import { profiles } from './profiles';
import { rangeForm } from './range';
import { shares } from './shares';
import type { Booking, Share, SpendView } from './view';
import { whatIf } from './whatIf';

/** The whole page, top to bottom: what is spent, whether it is too much and what to do first, then what it is made of. */
export function page(view: SpendView, how: Arrangement, actions: PageActions): Node[] {
  const { ask, want, arrange } = actions;
  const head = [heading(view, want), ...banners(view)];
  const period = view.periods.find(it => it.id === how.wish.period) ?? view.periods.at(-1);
  if (view.isEmpty || !period) {
    const runPrompt = () => ask({ type: 'runPrompt' });
    return [
      ...head,
      empty(view.scope === '', view.key, { runPrompt, setApiKey: () => ask({ type: 'setApiKey' }) }),
      profiles(view.profiles, view.profileModel, to => want({ whatIf: { ...how.wish.whatIf, to } })),
    ];
  }
  const open = (booking: Booking) => ask({ type: 'openPrompt', booking });
  const part = folder(how, actions);
  const breakdown = (title: string, noun: string) => ({
    title,
    noun,
    open,
    all: how.inFull.includes(title),
    showAll: () => arrange({ inFull: [...how.inFull, title] }, true),
  });
  const several = (title: string, noun: string, rows: readonly Share[]) =>
    rows.length > 0 ? [shares({ ...breakdown(title, noun), rows })] : [];
  const ofRange = period.id === 'range' ? view.rangeChart : null;
  const drawn = ofRange ?? view.chart;
  return [
    ...head,
    element(
      'div',
      { class: 'periods' },
      figures(view, period.id, id => want({ period: id })),
      rangeForm(view.today, how, actions),
    ),
    element(
      'div',
      { class: 'overview' },
      budgets(view.budgets, part, () => ask({ type: 'changeBudgets' })),
      ...advice(view.advice, how, part, actions),
    ),
    part(
      { id: 'chart', title: `Spend per ${drawn.unit}` },
      chart({
        of: drawn,
        firstDay: ofRange ? '' : period.firstDay,
        day: how.day,
        moved: day => arrange({ day }, false),
      }),
      daysTable(drawn, how, actions),
    ),
    part(
      { id: 'breakdowns', title: 'Where it went', remark: period.range },
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
    ),
    ...(view.hours ? [hours(view.hours, part)] : []),
    ...(view.whatIf ? [whatIf(view.whatIf, how, part, actions)] : []),
    callList(view.calls, how.wish, part, actions),
  ];
}

function heading(view: SpendView, want: PageActions['want']): HTMLElement {
  const select = element('select', { id: 'scope', 'data-key': 'scope' });
  for (const { id, label } of view.scopes) {
    const option = element('option', { value: id }, label);
    option.selected = id === view.scope;
    select.append(option);
  }
  select.addEventListener('change', () => want({ scope: select.value }));
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
