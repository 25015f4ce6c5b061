// Numbers, units, currencies and months as they are written in English. Written for this project, 2026-11.

export const ones: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);

export const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, index * 10 + 20]),
);

export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/**
 * Units whose short and long forms mean one thing alone. Without `m`, `pounds`, `oz`, `b` and the like, which mean
 * several. Held against what is written with its capital letters: 5g is a weight, 5G is none.
 */
export const units: ReadonlyMap<string, string> = new Map(
  (
    [
      ['kilometer', 'km kilometer kilometers kilometre kilometres'],
      ['centimeter', 'cm centimeter centimeters centimetre centimetres'],
      ['kilogram', 'kg kilogram kilograms kilo kilos'],
      ['gram', 'g gram grams'],
      ['milligram', 'mg milligram milligrams'],
      ['milliliter', 'ml milliliter milliliters millilitre millilitres'],
      ['mile', 'mile miles'],
      ['hour', 'hour hours hr hrs'],
      ['minute', 'minute minutes min mins'],
      ['second', 'second seconds sec secs'],
      ['day', 'day days'],
      ['week', 'week weeks'],
      ['year', 'year years'],
      ['percent', 'percent %'],
      ['dollar', 'dollar dollars'],
      ['euro', 'euro euros eur'],
    ] as const
  ).flatMap(([unit, forms]) => forms.split(' ').map(form => [form, unit] as const)),
);

/** Signs before an amount. What a pound is, the sign alone says. */
export const currencies: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['€', 'euro'],
]);

export const months: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

export const ordinals: ReadonlyMap<string, string> = new Map([
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
  ['4th', 'fourth'],
  ['5th', 'fifth'],
  ['6th', 'sixth'],
  ['7th', 'seventh'],
  ['8th', 'eighth'],
  ['9th', 'ninth'],
  ['10th', 'tenth'],
]);
