import type { Model } from '../../prices';
import type { Image } from '../../prompts';
import type { TokenCount } from '../../tokens';
import { between, exactly } from '../sum';
import { blocksOf, cropsOf, grid, patchesOf, tilesOf } from './measure';
import type { ImageRule, Size } from './rules';
import { imageRules, unknownRule } from './rules.data';

/** What an image of unknown size is taken to be: a square that hardly any rule scales down. */
const usual: Size = { width: 1024, height: 1024 };

/**
 * Tokens of an image sent to `model`, by its maker's rule; where the image's size is unknown, from the least to the
 * most that the rule makes of any.
 */
export function countImage({ size, detail = 'auto' }: Image, model: Model | undefined): TokenCount {
  const name = model ? `${model.tokenizer}/${model.id.toLowerCase()}` : '';
  const rule = imageRules.find(([models]) => models.test(name))?.[1] ?? unknownRule;
  if (rule.kind === 'flat') return between(rule.low, rule.tokens, rule.high);
  if (rule.kind === 'tiles' && detail === 'low') return exactly(rule.base);
  const { count, least, most } = scale(rule, detail);
  return size ? count(size) : between(least, count(usual).tokens, most);
}

/** A rule for one detail level: what an image makes, and the least and the most of any. */
interface Scale {
  readonly count: (size: Size) => TokenCount;
  readonly least: number;
  readonly most: number;
}

function scale(rule: Exclude<ImageRule, { kind: 'flat' }>, detail: string): Scale {
  switch (rule.kind) {
    case 'tiles': {
      const tokens = (tiles: number) => rule.base + rule.tile * tiles;
      return { count: size => exactly(tokens(tilesOf(size))), least: tokens(1), most: tokens(mostTiles) };
    }
    case 'patches': {
      const fit = (Object.hasOwn(rule.fits, detail) && rule.fits[detail]) || rule.fits.auto;
      const tokens = (patches: number) => Math.ceil(patches * rule.factor);
      // "Floating-point rounding in billing can change the final count by one token."
      const count = (size: Size) => {
        const known = tokens(patchesOf(size, fit));
        return between(known - 1, known, known + 1);
      };
      return { count, least: 1, most: tokens(Math.min(fit.patches, Math.ceil(fit.side / 32) ** 2)) + 1 };
    }
    case 'blocks': {
      const count = (size: Size) => {
        const tokens = blocksOf(size, rule.fit);
        if (tokens === grid(size, 28)) return exactly(tokens);
        // A scaled side that is a pixel longer or shorter may begin another row.
        const row = Math.ceil(rule.fit.side / 28);
        return between(Math.max(1, tokens - row), tokens, Math.min(rule.fit.patches, tokens + row));
      };
      return { count, least: 1, most: rule.fit.patches };
    }
    case 'crops': {
      const count = (size: Size) => {
        const [few, many] = [rule.crop * cropsOf(size, unclamped), rule.crop * cropsOf(size, clamped)];
        return between(Math.min(few, many), few, Math.max(few, many));
      };
      return { count, least: rule.crop, most: rule.crop * mostCrops };
    }
  }
}

/** Of 2048 by 768 pixels. */
const mostTiles = 8;

/** Of 4608 by 3072 pixels, the most seen of a photograph. Google states no limit. */
const mostCrops = 24;

/** Google's "rough formula", and the sizes its earlier documents and others hold the squares to. */
const unclamped = (shorter: number) => Math.max(1, Math.floor(shorter / 1.5));
const clamped = (shorter: number) => Math.min(768, Math.max(256, unclamped(shorter)));
