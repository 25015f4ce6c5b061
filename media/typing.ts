/** Takes down where the caret stands in a text field, to put it there again in the field that takes its place. */
export function caretOf(field: Element | null): (again: Element | null) => void {
  if (!(field instanceof HTMLInputElement) || field.type !== 'search') return () => {};
  const { selectionStart, selectionEnd } = field;
  return again => {
    if (again instanceof HTMLInputElement && again.type === 'search') {
      again.setSelectionRange(selectionStart, selectionEnd);
    }
  };
}
