/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much of an image a detail level keeps. */
export interface Fit {
  /** The longest side in pixels: a longer one is scaled down to it. */
  readonly side: number;
  /** The most patches: an image that needs more is scaled down to fit. */
  readonly patches: number;
}

/** How a model makes tokens of an image. */
export type ImageRule =
  /** A base, and so many tokens for each tile of 512 pixels; only the base with `low` detail. */
  | { readonly kind: 'tiles'; readonly base: number; readonly tile: number }
  /** Patches of 32 pixels, times a factor. Details not listed are sized as `auto`. */
  | {
      readonly kind: 'patches';
      readonly factor: number;
      readonly fits: Readonly<Record<string, Fit>> & { auto: Fit };
    }
  /** Patches of 28 pixels. */
  | { readonly kind: 'blocks'; readonly fit: Fit }
  /** So many tokens for each crop. */
  | { readonly kind: 'crops'; readonly crop: number }
  /** Much the same for every image. */
  | { readonly kind: 'flat'; readonly low: number; readonly tokens: number; readonly high: number };
