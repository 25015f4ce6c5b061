import { element } from './element';
import type { Chart, Day } from './view';

export interface SliderOptions {
  /** The day to stand on; empty for the last one. */
  readonly day: string;
  /** Called when the user moves to another day. */
  readonly moved: (day: string) => void;
}

/** Moves over the days of a chart with the keys of a slider, or with the pointer, and says what each day holds. */
export function follow(
  of: Chart,
  slider: HTMLElement,
  readout: HTMLElement,
  { day, moved }: SliderOptions,
): void {
  const slots = [...slider.querySelectorAll('.slot')];
  const last = of.days.length - 1;
  const known = of.days.findIndex(it => it.day === day);
  let at = known < 0 ? last : known;
  const show = (index: number) => {
    const shown = of.days[index]!;
    readout.replaceChildren(element('strong', {}, shown.spent.text), ` ${shown.label} · ${shown.reading}`);
    slider.setAttribute('aria-valuenow', String(index + 1));
    slider.setAttribute('aria-valuetext', spoken(shown));
    for (const [number, slot] of slots.entries()) slot.classList.toggle('current', number === index);
  };
  slider.addEventListener('keydown', event => {
    const target = targetOf(event.key, at, of.days.length);
    if (target === undefined) return;
    event.preventDefault();
    at = Math.min(last, Math.max(0, target));
    moved(of.days[at]!.day);
    show(at);
  });
  // Pointing at a day shows it only for as long as the pointer is there.
  for (const [index, slot] of slots.entries()) slot.addEventListener('pointerenter', () => show(index));
  slider.addEventListener('pointerleave', () => show(at));
  show(at);
}

const spoken = (day: Day) => `${day.label}: ${day.spent.text}, ${day.reading}`;

/** The day a key leads to, as on any slider. */
function targetOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 1;
    case 'PageUp':
      return at + 7;
    case 'PageDown':
      return at - 7;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
