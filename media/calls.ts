import { amount } from './amount';
import { headings, scroller } from './days';
import { button, element } from './element';
import type { Booking, CallLine } from './view';

/** What can be done with a call. */
export interface CallActions {
  readonly open: (booking: Booking) => void;
  /** Throws out the kept answer that the call of this id was given. */
  readonly throwOut: (id: string) => void;
}

/**
 * Calls as a table, newest first. Its roles are spelt out, as on a narrow page its rows are laid out as
 * cards, and browsers take a table that is not laid out as one for no table.
 */
export function callsTable(calls: readonly CallLine[], { open, throwOut }: CallActions): HTMLElement {
  const names = ['Time', 'Prompt', 'Model', 'Input', 'Cached', 'Output', 'Cost', 'Status', 'Took'];
  const table = element(
    'table',
    { class: 'calls', role: 'table' },
    element('caption', { class: 'hidden' }, 'Calls, newest first; token counts and cost of each'),
    element('thead', { role: 'rowgroup' }, headings(names)),
    element('tbody', { role: 'rowgroup' }, ...calls.map(call => line(call, { open, throwOut }))),
  );
  return scroller('Calls', table);
}

function line(call: CallLine, { open, throwOut }: CallActions): HTMLElement {
  const { tokens, prompt: booking } = call;
  const prompt = booking
    ? button('link', `call ${call.id}`, booking.prompt, () => open(booking))
    : element('span', { class: 'muted' }, 'no file');
  const mark = call.estimated ? '≈' : '';
  const why = call.estimated ? { title: 'Estimated: the provider sent no usage for this call.' } : {};
  const cell = (place: string, attributes: Record<string, string>, ...children: (Node | string)[]) =>
    element('td', { role: 'cell', class: place, ...attributes }, ...children);
  return element(
    'tr',
    { role: 'row', 'data-call': call.id },
    cell('time', {}, element('time', { datetime: call.at, title: call.at }, call.time)),
    element(
      'th',
      { scope: 'row', role: 'rowheader', class: 'prompt' },
      prompt,
      ...(call.error ? [element('span', { class: 'remark' }, call.error)] : []),
    ),
    cell('model', {}, call.model),
    cell('input', why, mark, tokens.input),
    cell('cached', why, mark, tokens.cached),
    cell('output', why, mark, tokens.output),
    cell('cost', why, mark, amount(call.cost)),
    cell(
      'status',
      {},
      element('span', { class: call.status }, call.statusText),
      ...(call.kept ? [' ', thrower(call, throwOut)] : []),
    ),
    cell('latency', {}, call.latency),
  );
}

function thrower(call: CallLine, throwOut: CallActions['throwOut']): HTMLElement {
  const made = button('link', `throwOut ${call.id}`, 'Throw Out', () => throwOut(call.id));
  made.title = 'Throw out this kept answer: the next such call is made anew.';
  made.setAttribute('aria-label', `Throw out the kept answer of ${call.time}`);
  return made;
}
