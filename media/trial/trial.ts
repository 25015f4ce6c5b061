import type { FromTrial } from './messages';
import { page } from './page';
import { receive } from './receive';

declare function acquireVsCodeApi(): { postMessage(message: FromTrial): void };

const editor = acquireVsCodeApi();
const root = document.querySelector('main')!;
let drawn = '';

window.addEventListener('message', event => {
  const message = receive(event.data);
  if (!message) return;
  // The same again, as when the window comes to the front: what is scrolled to and chosen stays.
  const text = JSON.stringify(message.view);
  if (text === drawn) return;
  drawn = text;
  root.replaceChildren(...page(message.view, it => editor.postMessage(it)));
  root.dataset.state = 'drawn';
});

editor.postMessage({ type: 'ready' });
