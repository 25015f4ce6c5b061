import type { Fit, ImageRule } from './rules';

/** Images larger than this are not resized for these models but refused (30,000 patches). */
const refused = 30_000;

const small: Fit = { side: 512, patches: 256 };
const high: Fit = { side: 2048, patches: 2500 };
const original: Fit = { side: 6000, patches: 10_000 };
const whole: Fit = { side: 65_535, patches: refused };
/** What the models before `original` had, whatever the detail. */
const wide: Fit = { side: 2048, patches: 6144 };
const narrow: Fit = { side: 2048, patches: 1536 };

/**
 * OpenAI: https://developers.openai.com/api/docs/guides/images-vision, "Model sizing behavior" and "Calculating costs",
 * of which a copy that lists gpt-6-astra was read on 2026-11-22. Models it no longer sizes (gpt-4.1-nano, o4-mini,
 * gpt-5-mini and -nano) have the 1,536 patches of its issue of 2025-08. Not listed there, and so bounded only:
 * gpt-5.3, the codex and pro models.
 * Anthropic: https://platform.claude.com/docs/en/build-with-claude/vision, read 2026-08-29 in a copy: 28 pixels a patch, at
 * most 1,568 patches and pixels, from Opus 4.7 on 4,784 patches and 2,576 pixels.
 * Google: https://ai.google.dev/gemini-api/docs/image-understanding (258 a crop, up to Gemini 2.5) and
 * https://ai.google.dev/gemini-api/docs/media-resolution (Gemini 3: 1,120 at most by default); of Gemini 3 from 1,065 to
 * 1,101 with a short question were measured (huggingface.co/datasets/JOHNISKING/image-token-cost). Read 2026-11-22.
 * The first rule that matches a model's tokenizer and id, as `o200k_base/gpt-4o`, holds.
 */
export const imageRules: readonly (readonly [models: RegExp, rule: ImageRule])[] = [
  [/gpt-5[^/]*(?:codex|pro)|gpt-5\.3/, { kind: 'flat', low: 2, tokens: 1229, high: 36_000 }],
  [
    /gpt-6/,
    {
      kind: 'patches',
      factor: 1.2,
      fits: { low: small, high: { side: 65_535, patches: 2500 }, original: whole, auto: whole },
    },
  ],
  [/gpt-5\.6/, { kind: 'patches', factor: 1.2, fits: { low: small, high, original: whole, auto: whole } }],
  [/gpt-5\.5/, { kind: 'patches', factor: 1.2, fits: { low: small, high, original, auto: original } }],
  [/gpt-5\.4/, { kind: 'patches', factor: 1.2, fits: { low: wide, high, original, auto: high } }],
  [/gpt-5\.2/, { kind: 'patches', factor: 1.2, fits: { auto: wide } }],
  [/gpt-5-mini/, { kind: 'patches', factor: 1.2, fits: { auto: narrow } }],
  [/gpt-5-nano/, { kind: 'patches', factor: 1.5, fits: { auto: narrow } }],
  [/gpt-4\.1-mini/, { kind: 'patches', factor: 1.62, fits: { auto: wide } }],
  [/gpt-4\.1-nano/, { kind: 'patches', factor: 2.46, fits: { auto: narrow } }],
  [/o4-mini/, { kind: 'patches', factor: 1.72, fits: { auto: narrow } }],
  [/gpt-5/, { kind: 'tiles', base: 70, tile: 140 }],
  [/4o-mini/, { kind: 'tiles', base: 2833, tile: 5667 }],
  [/gpt-4|chatgpt/, { kind: 'tiles', base: 85, tile: 170 }],
  [/(?:^|[/.])o[13]/, { kind: 'tiles', base: 75, tile: 150 }],
  [/computer-use/, { kind: 'tiles', base: 65, tile: 129 }],
  [/^claude-4\.7\//, { kind: 'blocks', fit: { side: 2576, patches: 4784 } }],
  [/claude/, { kind: 'blocks', fit: { side: 1568, patches: 1568 } }],
  [/gemini-[12]/, { kind: 'crops', crop: 258 }],
  [/gemini/, { kind: 'flat', low: 1000, tokens: 1090, high: 1120 }],
];

/**
 * Models whose rule is not published or not known here. The least is what small images have in any rule above; the most,
 * what Qwen's models take at most by default (github.com/QwenLM/Qwen2.5-VL, 16,384 tokens an image).
 */
export const unknownRule: ImageRule = { kind: 'flat', low: 1, tokens: 1100, high: 16_384 };
