import type { PageActions } from './arrangement';
import { callsTable } from './calls';
import { button, element } from './element';
import type { Fold } from './fold';
import type { CallList } from './view';
import { endings, firstShown, moreShown, mostShown, type Wish } from './wish';

/** Milliseconds without a key before what is typed is searched for. */
const rest = 300;

/** The calls of the period, with a search, a choice of how they ended, and a way to take them all along. */
export function callList(
  list: CallList,
  wish: Wish,
  part: Fold,
  { ask, want, arrange }: PageActions,
): HTMLElement {
  const search = element('input', {
    type: 'search',
    'data-key': 'search',
    'aria-label': 'Search calls',
    placeholder: 'Model, prompt, task, user, tag or error',
    maxlength: 200,
  });
  search.value = wish.search;
  let timer = 0;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    const typed = search.value;
    // Kept at once, as the page may be drawn anew in between.
    arrange({ wish: { ...wish, search: typed, shown: firstShown } }, false);
    timer = setTimeout(() => want({ search: typed, shown: firstShown }), rest);
  });
  const more = () => want({ shown: Math.min(mostShown, wish.shown + moreShown) });
  const further = wish.shown < mostShown ? [button('link', 'more', 'Show More', more)] : [];
  return part(
    { id: 'calls', title: 'Calls', class: 'call-list' },
    element(
      'div',
      { class: 'tools', role: 'search' },
      search,
      endingChoice(wish.ending, ending => want({ ending, shown: firstShown })),
      button('secondary', 'export', 'Export…', () => ask({ type: 'export' })),
    ),
    element('p', { class: 'muted', role: 'status' }, list.summary),
    ...(list.lines.length > 0
      ? [
          callsTable(list.lines, {
            open: booking => ask({ type: 'openPrompt', booking }),
            throwOut: call => ask({ type: 'throwOut', call }),
          }),
        ]
      : []),
    ...(list.more ? further : []),
  );
}

/** As the column Status has them. */
const endingLabels: Readonly<Record<Wish['ending'], string>> = {
  '': 'Every status',
  done: 'Done',
  failed: 'Failed',
  cut: 'Cut off',
  retried: 'Retried',
  cached: 'From the cache',
};

function endingChoice(chosen: Wish['ending'], choose: (ending: Wish['ending']) => void): HTMLElement {
  const select = element('select', { 'data-key': 'ending', 'aria-label': 'Status of calls' });
  for (const ending of ['', ...endings] as const) {
    select.append(element('option', { value: ending }, endingLabels[ending]));
  }
  select.value = chosen;
  select.addEventListener('change', () => choose(select.value as Wish['ending']));
  return select;
}
