import { amount } from './amount';
import { headings, scroller } from './days';
import { element } from './element';
import type { ProfileTable } from './view';
import { modelField } from './whatIf';

/** For who has no calls yet: what a month may cost, by what people like them do. */
export function profiles(
  of: ProfileTable | null,
  wished: string,
  choose: (model: string) => void,
): HTMLElement {
  const question = element(
    'p',
    {},
    'What may a month cost on ',
    modelField(of?.model ?? wished, [], choose),
    '?',
  );
  const answer = of
    ? scroller('What a month may cost', table(of))
    : element('p', { class: 'problem', role: 'alert' }, `No model is known as “${wished}”.`);
  const note = element(
    'p',
    { class: 'muted' },
    'Tokens are those of a call. Starting points to compare with, not measurements.',
  );
  return element('section', { class: 'profiles' }, question, answer, ...(of ? [note] : []));
}

function table({ model, rows }: ProfileTable): HTMLElement {
  return element(
    'table',
    {},
    element(
      'caption',
      { class: 'hidden' },
      `What a month may cost on ${model}: starting points, not measurements`,
    ),
    element('thead', {}, headings(['Like a', 'Calls a month', 'Input', 'Cached', 'Output', 'A month'])),
    element(
      'tbody',
      {},
      ...rows.map(it =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, it.name),
          ...[it.calls, it.input, it.cached, it.output].map(text => element('td', {}, text)),
          element('td', {}, amount(it.month)),
        ),
      ),
    ),
  );
}
