import { element } from '../element';
import type { Arrangement } from './arrangement';
import type { FromCompare } from './messages';
import { type Page, page } from './page';
import { receive, restore } from './receive';
import type { CompareView } from './view';

declare function acquireVsCodeApi(): {
  postMessage(message: FromCompare): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const root = document.querySelector('main')!;
let state = restore(editor.getState());
let view: CompareView | undefined;
let drawn: Page | undefined;

function arrange(change: Partial<Arrangement>): void {
  keep({ how: { ...state.how, ...change } });
  draw();
}

function keep(change: Partial<typeof state>): void {
  state = { ...state, ...change };
  editor.setState(state);
}

function draw(): void {
  if (!view) return;
  const begun = drawn === undefined;
  drawn ??= page(state.how, message => editor.postMessage(message), arrange);
  drawn.show(view, state.how);
  if (!begun) return;
  root.replaceChildren(...drawn.parts);
  root.dataset.state = 'drawn';
  drawn.first.focus();
}

window.addEventListener('message', event => {
  const message = receive(event.data);
  if (message?.type === 'view') {
    view = message.view;
    keep({ place: view.place });
    draw();
  } else if (message?.type === 'failed') {
    view = undefined;
    drawn = undefined;
    root.replaceChildren(element('p', { class: 'banner', role: 'alert' }, message.message));
    root.dataset.state = 'failed';
  }
});

editor.postMessage({ type: 'ready', place: state.place });
