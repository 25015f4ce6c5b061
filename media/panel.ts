import type { Arrangement } from './arrangement';
import { element } from './element';
import type { FromWebview } from './messages';
import { page } from './page';
import { followPressing } from './pressing';
import { receive, restore } from './receive';
import { caretOf, followTyping, isBeingTyped } from './typing';
import type { SpendView } from './view';
import { firstShown, type Wish } from './wish';

declare function acquireVsCodeApi(): {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const root = document.querySelector('main')!;
const { wish, turned } = restore(editor.getState());
const draft = wish.range ?? { from: '', to: '' };
let how: Arrangement = { wish, turned, draft, problem: '', day: '', inFull: [] };
let view: SpendView | undefined;
let composing = false;
let late = false;
const isPressing = followPressing(() => late && draw());

function want(change: Partial<Wish>): void {
  const isOther = 'scope' in change || 'period' in change || 'range' in change;
  const wished = { ...how.wish, ...(isOther && { shown: firstShown }), ...change };
  arrange({ wish: wished, ...(change.range && { draft: change.range }) }, true);
  editor.postMessage({ type: 'show', wish: how.wish });
}

function arrange(change: Partial<Arrangement>, redraw: boolean): void {
  how = { ...how, ...change };
  editor.setState({ wish: how.wish, turned: how.turned });
  if (redraw) draw();
}

/**
 * Draws the page anew; the element that had the focus has it again. While a day or a word is put together or something is
 * held down, it waits.
 */
function draw(): void {
  late = isPressing();
  if (!view || composing || late || isBeingTyped(document.activeElement)) return;
  const focused = document.activeElement?.getAttribute('data-key');
  const caret = caretOf(document.activeElement);
  root.replaceChildren(...page(view, how, { ask: message => editor.postMessage(message), want, arrange }));
  root.dataset.state = 'drawn';
  if (!focused) return;
  const again = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`);
  again?.focus({ preventScroll: true });
  caret(again);
}

root.addEventListener('compositionstart', () => {
  composing = true;
});
root.addEventListener('compositionend', () => {
  composing = false;
  draw();
});
followTyping(root, draw);

window.addEventListener('message', event => {
  const message = receive(event.data);
  if (message?.type === 'view') {
    view = message.view;
    draw();
  } else if (message?.type === 'failed') {
    view = undefined;
    root.replaceChildren(element('p', { class: 'banner', role: 'alert' }, message.message));
    root.dataset.state = 'failed';
  }
});

editor.postMessage({ type: 'show', wish: how.wish });
