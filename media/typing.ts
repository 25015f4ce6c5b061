/** Takes down what is selected in a field, to select it again in the field that takes its place. */
export function caretOf(field: Element | null): (again: Element | null) => void {
  if (!(field instanceof HTMLInputElement)) return () => {};
  const { type, selectionStart, selectionEnd } = field;
  return again => {
    if (!(again instanceof HTMLInputElement) || again.type !== type) return;
    // A number's selection cannot be asked for; nothing is typed in it yet, so the next key replaces it all.
    if (type === 'number') again.select();
    else if (selectionStart !== null) again.setSelectionRange(selectionStart, selectionEnd);
  };
}

/** Fields whose half-typed content would be lost were the page drawn anew; what is searched for is kept at every key. */
const fields = 'input:is([type=date], [type=number], [type=text])';

/** Marks what was typed and has not become a change yet. */
const typed = 'data-typed';

/** Whether the page has to wait. A date field changes at every key, so it is waited for until it is left. */
export function isBeingTyped(field: Element | null): boolean {
  return field !== null && (field.matches('input[type=date]') || field.hasAttribute(typed));
}

/** Follows what is typed; `rested` is called when a field was left. */
export function followTyping(root: HTMLElement, rested: () => void): void {
  root.addEventListener('input', event => {
    const field = event.target as Element;
    if (field.matches(fields)) field.setAttribute(typed, '');
  });
  // Before the field's own listener, which may have the page drawn.
  root.addEventListener('change', event => (event.target as Element).removeAttribute(typed), true);
  root.addEventListener('focusout', event => {
    const field = event.target as Element;
    if (!field.matches(fields)) return;
    field.removeAttribute(typed);
    // Later than the focus, which may go from one field to the next; a field that drawing took away was not left.
    setTimeout(() => field.isConnected && rested());
  });
}
