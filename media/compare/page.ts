import { button, element } from '../element';
import { type Arrangement, callsOf } from './arrangement';
import { controls } from './controls';
import { markdownOf } from './markdown';
import type { FromCompare } from './messages';
import { notesOf } from './notes';
import { choose, firstRows } from './rows';
import { table } from './table';
import type { CompareView } from './view';
import { grouped } from './words';

export interface Page {
  readonly parts: readonly HTMLElement[];
  readonly first: HTMLElement;
  /** Shows a view as the user has arranged it; what has the focus keeps it. */
  readonly show: (view: CompareView, how: Arrangement) => void;
}

/** The page: a heading, controls that stay as they are while one types, and a table drawn anew with each change. */
export function page(
  how: Arrangement,
  ask: (message: FromCompare) => void,
  arrange: (change: Partial<Arrangement>) => void,
): Page {
  const head = element('header');
  const notes = element('div', { class: 'notes' });
  const status = element('p', { role: 'status', class: 'muted' });
  const models = element('div', { class: 'table' });
  let shown: { view: CompareView; how: Arrangement } | undefined;
  const copy = () => {
    if (!shown) return;
    const { rows, own, calls } = chosen(shown.view, shown.how);
    const visible = [...(own ? [own] : []), ...rows];
    ask({ type: 'copy', text: markdownOf(shown.view, visible, { own, calls }) });
    status.replaceChildren(`${grouped(visible.length)} models copied as Markdown`);
  };
  const form = controls(how, { arrange, copy });

  function show(view: CompareView, now: Arrangement): void {
    const rearranged = shown?.how !== now;
    shown = { view, how: now };
    const focused = document.activeElement?.getAttribute('data-key');
    const scrolled = {
      top: models.firstElementChild?.scrollTop ?? 0,
      left: models.firstElementChild?.scrollLeft ?? 0,
    };
    head.replaceChildren(...heading(view, ask));
    form.update(view, now);
    notes.replaceChildren(...notesOf(view).map(note => element('p', {}, note)));
    const { own, rows, all, calls } = chosen(view, now);
    const more =
      rows.length < all
        ? [button('link', 'all', `Show all ${grouped(all)}`, () => arrange({ all: true }))]
        : [];
    status.replaceChildren(countText(rows.length, all), ...(more.length > 0 ? [' · ', ...more] : []));
    const sort = (column: Arrangement['column']) =>
      arrange({ column, descending: column === now.column && !now.descending });
    const use = (id: string) => ask({ type: 'useModel', id });
    const made = table(view, { own, rows }, now, calls, { sort, use });
    models.replaceChildren(made);
    made.scrollTo({ left: scrolled.left, top: rearranged ? 0 : scrolled.top });
    if (focused) {
      // A button that is gone by now leaves the focus to the table.
      const found = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`) ?? made;
      found.focus({ preventScroll: true });
    }
  }
  return { parts: [head, form.element, notes, status, models], first: form.first, show };
}

/** The rows to draw, and how many there are. */
function chosen(view: CompareView, how: Arrangement) {
  const { calls } = callsOf(how, view.recorded);
  const { own, rows } = choose(view, how, calls);
  return { own, rows: how.all ? rows : rows.slice(0, firstRows), all: rows.length, calls };
}

function countText(shown: number, all: number): string {
  if (all === 0) return 'No model is called that.';
  return shown < all ? `${grouped(shown)} of ${grouped(all)} models` : `${grouped(all)} models`;
}

function heading(view: CompareView, ask: (message: FromCompare) => void): HTMLElement[] {
  const open = button('link', 'open', view.prompt, () => ask({ type: 'openPrompt' }));
  open.title = view.file;
  return [
    element('h1', {}, 'Compare models'),
    element(
      'p',
      { class: 'muted' },
      'A call of ',
      open,
      ` with ${view.output} · US dollars at list prices of ${view.pricedAsOf}`,
    ),
  ];
}
