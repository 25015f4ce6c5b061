import { element, svg } from './element';
import { follow, type SliderOptions } from './slider';
import type { Chart } from './view';

/** Pixels. The plot is as wide as the page allows: positions across are shares of its width. */
const height = 180;
const axis = 22;
const headroom = 8;
const barShare = 0.62;

export interface ChartOptions extends SliderOptions {
  readonly of: Chart;
  /** The first day of the period chosen; days before it are dimmed. */
  readonly firstDay: string;
}

/**
 * Bars of what each day cost. Arrow keys, Home and End move from day to day, as on a slider, so that a screen
 * reader says each day's amount; pointing at a bar does the same for the eye.
 */
export function chart({ of, firstDay, day, moved }: ChartOptions): HTMLElement {
  const readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  const plot = svg('svg', { class: 'plot', height: height + axis, 'aria-hidden': 'true' });
  plot.append(...gridLines(of), ...of.days.flatMap((_, index) => bar(of, index, firstDay)));
  const slider = element(
    'div',
    {
      class: 'slider',
      role: 'slider',
      tabindex: 0,
      'data-key': 'chart',
      'aria-label': `Spend per ${of.unit}, one ${of.unit} at a time`,
      'aria-valuemin': 1,
      'aria-valuemax': of.days.length,
    },
    plot,
  );
  follow(of, slider, readout, { day, moved });
  return element(
    'figure',
    { class: 'chart' },
    readout,
    element('div', { class: 'axes' }, tickLabels(of), slider),
    element('figcaption', { class: 'hidden' }, of.summary),
  );
}

const slotPercent = (of: Chart) => 100 / of.days.length;
const top = (of: Chart) => Math.max(1, of.ticks.at(-1)?.nano ?? 1);
const across = (nano: number, of: Chart) => headroom + (height - headroom) * (1 - nano / top(of));

function gridLines(of: Chart): SVGElement[] {
  return of.ticks.map(tick => {
    const y = Math.round(across(tick.nano, of)) + 0.5;
    return svg('line', { class: tick.nano === 0 ? 'base' : 'grid', x1: '0', x2: '100%', y1: y, y2: y });
  });
}

function tickLabels(of: Chart): SVGElement {
  const labels = of.ticks.map(tick =>
    svg(
      'text',
      { x: '100%', y: across(tick.nano, of), 'text-anchor': 'end', 'dominant-baseline': 'middle' },
      tick.text,
    ),
  );
  const column = svg('svg', { class: 'ticks', height: height + axis, 'aria-hidden': 'true' }, ...labels);
  // The property, not the attribute: the content policy forbids style attributes.
  column.style.width = `${Math.max(...of.ticks.map(tick => tick.text.length), 2)}ch`;
  return column;
}

function bar(of: Chart, index: number, firstDay: string): SVGElement[] {
  const day = of.days[index]!;
  const slot = slotPercent(of);
  const y = Math.min(across(day.spent.nano, of), height - (day.spent.nano > 0 ? 2 : 0));
  const place = { x: `${slot * index}%`, width: `${slot}%` };
  const drawn = svg('rect', {
    class: day.day < firstDay ? 'bar outside' : 'bar',
    x: `${slot * (index + (1 - barShare) / 2)}%`,
    width: `${slot * barShare}%`,
    y,
    height: Math.max(0, height - y),
    rx: 1.5,
  });
  const label = svg(
    'text',
    {
      class: labelClass(of, of.days.length - 1 - index),
      x: index === of.days.length - 1 ? '100%' : `${slot * (index + 0.5)}%`,
      y: height + axis - 5,
      'text-anchor': index === of.days.length - 1 ? 'end' : 'middle',
    },
    day.short,
  );
  return [svg('rect', { class: 'slot', ...place, y: 0, height }), drawn, label];
}

/**
 * About five bars are named, counted back from the last: of up to five weeks every seventh day; on a narrow page half
 * of them.
 */
function labelClass({ days }: Chart, back: number): string {
  const step = days.length <= 35 ? 7 : Math.ceil(days.length / 5);
  if (back % step !== 0) return 'unnamed';
  return back % (2 * step) === 0 ? 'name' : 'name minor';
}
