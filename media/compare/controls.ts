import { button, element } from '../element';
import { type Arrangement, callsOf } from './arrangement';
import { callsText } from './columns';
import { providersOf } from './rows';
import type { CompareView } from './view';
import { grouped } from './words';

export interface ControlActions {
  readonly arrange: (change: Partial<Arrangement>) => void;
  readonly copy: () => void;
}

export interface Controls {
  readonly element: HTMLElement;
  /** Where typing begins. */
  readonly first: HTMLElement;
  /** Brings the choices up to date, but not what is being typed. */
  readonly update: (view: CompareView, how: Arrangement) => void;
}

/** What narrows the table and says how many calls a month are reckoned with. Made once, so that typing is not disturbed. */
export function controls(how: Arrangement, { arrange, copy }: ControlActions): Controls {
  const text = element('input', {
    type: 'search',
    id: 'filter',
    placeholder: 'Name or provider',
    value: how.text,
  });
  text.addEventListener('input', () => arrange({ text: text.value }));
  const provider = element('select', { id: 'provider' });
  provider.addEventListener('change', () => arrange({ provider: provider.value }));
  const calls = element('input', {
    type: 'number',
    id: 'calls',
    min: 0,
    step: 1,
    'aria-describedby': 'calls-from',
  });
  calls.addEventListener('input', () => arrange({ calls: readCalls(calls.value) }));
  const from = element('p', { id: 'calls-from', class: 'remark' });
  const made = element(
    'section',
    { class: 'controls', 'aria-label': 'What to compare' },
    field('filter', 'Filter', text),
    field('provider', 'Provider', provider),
    field('calls', 'Calls a month', calls, from),
    button('secondary', 'copy', 'Copy as Markdown', copy),
  );

  function update(view: CompareView, now: Arrangement): void {
    const all = element('option', { value: '' }, `All (${grouped(view.models.length)})`);
    const options = providersOf(view).map(([name, count]) =>
      element('option', { value: name }, `${name} (${grouped(count)})`),
    );
    // An open list of choices closes when they are put in anew.
    const isNew = [all, ...options].some((it, at) => it.text !== provider.options[at]?.text);
    if (isNew) provider.replaceChildren(all, ...options);
    provider.value = now.provider;
    const reckoned = callsOf(now, view.recorded);
    if (document.activeElement !== calls) calls.value = String(reckoned.calls);
    from.replaceChildren(
      ...source(view, reckoned.from, () => {
        arrange({ calls: null });
        calls.focus();
      }),
    );
  }
  return { element: made, first: text, update };
}

/** Where the calls a month come from. */
function source(
  view: CompareView,
  from: 'typed' | 'ledger' | 'assumed',
  forget: () => void,
): (Node | string)[] {
  const { calls, days } = view.recorded;
  const known = calls > 0 ? `${callsText(calls)} in ${days} days` : 'no recorded calls';
  if (from === 'typed')
    return [button('link', 'forget', calls > 0 ? `Back to ${known}` : 'Back to 1,000', forget)];
  return [from === 'ledger' ? `${known}, as recorded` : `${known}: assumed`];
}

function field(id: string, label: string, ...inputs: HTMLElement[]): HTMLElement {
  return element('div', { class: 'field' }, element('label', { for: id }, label), ...inputs);
}

/** A whole number of calls; null while nothing that reads as one is typed. */
function readCalls(text: string): number | null {
  const calls = Number(text);
  return text.trim() !== '' && Number.isSafeInteger(calls) && calls >= 0 ? calls : null;
}
