import { button, element, svg } from './element';
import type { KeySource } from './view';

export interface EmptyActions {
  readonly runPrompt: () => void;
  readonly setApiKey: () => void;
}

const keyTexts: Readonly<Record<KeySource, string>> = {
  stored: 'Your API key is kept in the editor’s secret storage.',
  environment: 'The key in the environment variable OPENAI_API_KEY is used, as none is stored.',
  unneeded: 'The server of the base URL is on this machine: no API key is needed.',
  none: 'Running a prompt needs an API key. It is kept in the editor’s secret storage and nowhere else.',
};

/** What stands in place of figures while there are none: what will be here, and how to get it. */
export function empty(everywhere: boolean, key: KeySource, actions: EmptyActions): HTMLElement {
  const run = button('primary', 'run', 'Run a Prompt…', actions.runPrompt);
  const set = button(key === 'none' ? 'secondary' : 'link', 'key', keyLabel(key), actions.setApiKey);
  return element(
    'section',
    { class: 'empty' },
    drawing(),
    element('h2', {}, everywhere ? 'No calls yet' : 'No calls from this workspace yet'),
    element(
      'p',
      {},
      'Run a prompt from here, from the line above it in its file, or from a terminal with ',
      element('code', {}, 'promptmeter run'),
      '. What it cost appears on this page, by day, by model and by prompt.',
    ),
    element('p', { class: 'actions' }, run, set),
    element('p', { class: 'muted' }, keyTexts[key]),
  );
}

const keyLabel = (key: KeySource) => (key === 'stored' ? 'Change API Key…' : 'Set API Key…');

/** Bars still to come. */
function drawing(): SVGElement {
  const heights = [14, 26, 18, 38, 30, 50, 42];
  const bars = heights.map((height, index) =>
    svg('rect', { class: 'bar', x: index * 16, y: 52 - height, width: 10, height, rx: 2 }),
  );
  const base = svg('line', { class: 'base', x1: 0, x2: 106, y1: 52.5, y2: 52.5 });
  return svg('svg', { width: 106, height: 54, 'aria-hidden': 'true' }, ...bars, base);
}
