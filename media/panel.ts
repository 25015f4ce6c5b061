import { element } from './element';
import type { FromWebview } from './messages';
import { type Arrangement, page } from './page';
import { receive, restore } from './receive';
import type { SpendView } from './view';

declare function acquireVsCodeApi(): {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const root = document.querySelector('main')!;
let state = restore(editor.getState());
let how: Arrangement = { period: state.period, day: '', daysOpen: false, inFull: [] };
let view: SpendView | undefined;

function ask(message: FromWebview): void {
  if (message.type === 'chooseScope') keep({ scope: message.scope });
  editor.postMessage(message);
}

function arrange(change: Partial<Arrangement>, redraw: boolean): void {
  how = { ...how, ...change };
  keep({ period: how.period });
  if (redraw) draw();
}

function keep(change: Partial<typeof state>): void {
  state = { ...state, ...change };
  editor.setState(state);
}

/** Draws the page anew; the element that had the focus has it again. */
function draw(): void {
  if (!view) return;
  const focused = document.activeElement?.getAttribute('data-key');
  root.replaceChildren(...page(view, how, { ask, arrange }));
  root.dataset.state = 'drawn';
  if (!focused) return;
  root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

window.addEventListener('message', event => {
  const message = receive(event.data);
  if (message?.type === 'view') {
    view = message.view;
    keep({ scope: view.scope });
    draw();
  } else if (message?.type === 'failed') {
    view = undefined;
    root.replaceChildren(element('p', { class: 'banner', role: 'alert' }, message.message));
    root.dataset.state = 'failed';
  }
});

ask({ type: 'ready', scope: state.scope });
