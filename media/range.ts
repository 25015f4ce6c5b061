import type { Arrangement, PageActions } from './arrangement';
import { button, element } from './element';
import { firstYear, rangeProblem } from './rangeProblem';
import type { DayRange } from './wish';

/** Two days to choose, for what the fixed periods do not cover. Enter shows them; a sentence says why they cannot be. */
export function rangeForm(
  today: string,
  { draft, problem }: Pick<Arrangement, 'draft' | 'problem'>,
  { arrange, want }: PageActions,
): HTMLElement {
  let days: DayRange = draft;
  const field = (key: keyof DayRange, label: string) => {
    const input = element('input', {
      type: 'date',
      min: `${firstYear}-01-01`,
      max: today,
      'data-key': `day ${key}`,
      ...(problem && { 'aria-invalid': 'true', 'aria-describedby': 'range-problem' }),
    });
    input.value = draft[key];
    input.addEventListener('input', () => {
      days = { ...days, [key]: input.value };
      arrange({ draft: days }, false);
    });
    return element('label', {}, label, ' ', input);
  };
  const show = button('secondary', 'days', 'Show', () => {});
  show.type = 'submit';
  const form = element(
    'form',
    { class: 'range', 'aria-label': 'Days of your choice' },
    field('from', 'From'),
    field('to', 'to'),
    show,
    element('p', { id: 'range-problem', class: 'problem', role: 'alert' }, problem),
  );
  // What is wrong is told in our words, in one place.
  form.noValidate = true;
  form.addEventListener('submit', event => {
    event.preventDefault();
    const wrong = rangeProblem(days, today);
    // Out of the field, so that the page may be drawn anew.
    show.focus();
    arrange({ problem: wrong }, true);
    if (wrong === '') want({ range: days, period: 'range' });
  });
  return form;
}
