import type { Arrangement, PageActions } from './arrangement';
import { element } from './element';
import type { Fold } from './fold';
import type { WhatIf } from './view';
import type { WhatIfWish } from './wish';

/** What the same calls would have cost otherwise: three questions, each answered as its fields stand. */
export function whatIf(
  of: WhatIf,
  { wish }: Pick<Arrangement, 'wish'>,
  part: Fold,
  { want }: PageActions,
): HTMLElement {
  const ask = (change: Partial<WhatIfWish>) => want({ whatIf: { ...wish.whatIf, ...change } });
  const models = element('select', { 'data-key': 'if from', 'aria-label': 'Calls of this model' });
  for (const model of of.models) models.append(element('option', { value: model }, model));
  models.value = of.from;
  models.addEventListener('change', () => ask({ from: models.value }));
  const { cachedPercent, times } = wish.whatIf;
  const line = (answer: string, ...question: (Node | string)[]) =>
    element(
      'li',
      {},
      element('span', { class: 'question' }, ...question),
      element('span', { class: 'answer', role: 'status' }, answer || 'Name the other model.'),
    );
  return part(
    { id: 'whatIf', title: 'What if', remark: 'on the calls of the last 30 days', isFolded: true },
    element(
      'ul',
      { class: 'what-if' },
      line(
        of.outcomes.model,
        'All calls of ',
        models,
        ' on ',
        modelField(wish.whatIf.to, of.others, to => ask({ to })),
      ),
      line(
        of.outcomes.cached,
        numberField('cached', 'Percent of the input', cachedPercent, 100, it => ask({ cachedPercent: it })),
        ' % of the input from the provider’s cache',
      ),
      line(
        of.outcomes.calls,
        numberField('times', 'Times the calls', times, 1000, it => ask({ times: it })),
        ' times the calls',
      ),
    ),
  );
}

/** A model's name; some are offered, any can be written. */
export function modelField(value: string, offered: readonly string[], choose: (name: string) => void): Node {
  const list = element('datalist', { id: 'models' }, ...offered.map(it => element('option', { value: it })));
  const field = element('input', {
    type: 'text',
    list: 'models',
    'data-key': 'if to',
    'aria-label': 'Model',
    placeholder: 'model',
    maxlength: 100,
  });
  field.value = value;
  field.addEventListener('change', () => choose(field.value.trim()));
  return element('span', {}, field, list);
}

function numberField(
  key: string,
  label: string,
  value: number,
  max: number,
  choose: (number: number) => void,
): HTMLElement {
  const field = element('input', {
    type: 'number',
    min: 0,
    max,
    step: 'any',
    'data-key': `if ${key}`,
    'aria-label': label,
  });
  field.value = String(value);
  field.addEventListener('change', () => {
    // Out of range, or no number: the last one holds.
    if (field.value !== '' && field.checkValidity()) choose(Number(field.value));
    else field.value = String(value);
  });
  return field;
}
