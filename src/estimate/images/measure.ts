import type { Fit, Size } from './rules';

/** Tiles of 512 pixels, once the image fits 2048 by 2048 and its shorter side 768 pixels. Small images stay as they are. */
export function tilesOf(size: Size): number {
  const fitted = rounded(within(size, 2048));
  const { width, height } = floored(scaled(fitted, Math.min(1, 768 / Math.min(fitted.width, fitted.height))));
  return Math.ceil(width / 512) * Math.ceil(height / 512);
}

/** Patches of 32 pixels, once the image fits; the shrinking is OpenAI's own formula, which stays within the budget. */
export function patchesOf(size: Size, { side, patches }: Fit): number {
  const fitted = rounded(within(size, side));
  const count = grid(fitted, 32);
  if (count <= patches) return count;
  const shrink = Math.sqrt((32 ** 2 * patches) / (fitted.width * fitted.height));
  const share = (pixels: number) => Math.floor((pixels * shrink) / 32) / ((pixels * shrink) / 32);
  return grid(floored(scaled(fitted, shrink * Math.min(share(fitted.width), share(fitted.height)))), 32);
}

/** Blocks of 28 pixels of the largest image of the same shape that has neither too long a side nor too many blocks. */
export function blocksOf(size: Size, { side, patches }: Fit): number {
  const longest = Math.max(size.width, size.height);
  const blocks = (pixels: number) => grid(rounded(scaled(size, pixels / longest)), 28);
  let [fits, large] = [1, Math.min(longest, side) + 1];
  while (large - fits > 1) {
    const middle = (fits + large) >> 1;
    if (blocks(middle) <= patches) fits = middle;
    else large = middle;
  }
  return blocks(fits);
}

/**
 * Crops of an image for Gemini up to 2.5: one up to 384 by 384 pixels, else as many squares as cover it.
 * @param unit side of a square for an image whose shorter side has so many pixels
 */
export function cropsOf({ width, height }: Size, unit: (shorter: number) => number): number {
  if (width <= 384 && height <= 384) return 1;
  return grid({ width, height }, unit(Math.min(width, height)));
}

/** Squares of so many pixels that cover an image. */
export function grid({ width, height }: Size, pixels: number): number {
  return Math.ceil(width / pixels) * Math.ceil(height / pixels);
}

/** Scaled down to a longest side, never up. */
function within(size: Size, side: number): Size {
  return scaled(size, Math.min(1, side / Math.max(size.width, size.height)));
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: width * factor, height: height * factor };
}

const floored = (size: Size) => whole(size, Math.floor);
const rounded = (size: Size) => whole(size, Math.round);

function whole({ width, height }: Size, round: (pixels: number) => number): Size {
  return { width: Math.max(1, round(width)), height: Math.max(1, round(height)) };
}
