import { element } from './element';
import type { Amount, NoAmount } from './view';

/** An amount as text, with the exact one a pointer's rest away; `data-nano` holds the integer. */
export function amount(of: Amount | NoAmount): HTMLElement {
  if ('why' in of) return element('span', { class: 'muted', title: of.why }, of.text);
  return element('data', { value: of.nano, 'data-nano': of.nano, title: of.exact }, of.text);
}

/** The amount to the last nano-dollar, for the tables beside the charts. */
export function exactAmount(of: Amount): HTMLElement {
  return element('data', { value: of.nano, 'data-nano': of.nano }, of.exact);
}
