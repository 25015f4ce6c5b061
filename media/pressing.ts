/**
 * Follows the pointer: a button that is replaced while it is held down is not clicked.
 * @param released called once a press is over and its click was heard
 * @returns whether something is held down
 */
export function followPressing(released: () => void): () => boolean {
  let pressed = false;
  addEventListener('pointerdown', () => {
    pressed = true;
  });
  for (const end of ['pointerup', 'pointercancel'])
    addEventListener(end, () => {
      pressed = false;
      // The click comes right behind.
      setTimeout(released);
    });
  return () => pressed;
}
