const nanoPerDollar = 1e9;
const nanoPerCent = nanoPerDollar / 100;
const smallestShownNano = 1000;

/**
 * Money for people: `$0.0031`, `$12.40`, `$1,234.50`, `-$0.02`. From a dollar on in cents; below, two leading
 * digits. What is not zero never reads as zero: below a millionth of a dollar it is `<$0.000001`.
 *
 * @param nano a number of nano-dollars (1e-9 USD); throws when it is not finite
 */
export function formatNano(nano: number): string {
  if (!Number.isFinite(nano)) throw new Error(`An amount of money must be a finite number, not ${nano}.`);
  if (nano === 0) return '$0';
  if (nano < 0) return nano > -smallestShownNano ? '>-$0.000001' : `-${formatNano(-nano)}`;
  if (nano < smallestShownNano) return '<$0.000001';
  if (nano >= nanoPerDollar - nanoPerCent / 2) return inCents(nano);
  const decimals = Math.max(2, 11 - String(Math.floor(nano)).length);
  return `$${(nano / nanoPerDollar).toFixed(decimals).replace(/(?<=\.\d\d\d*?)0+$/, '')}`;
}

function inCents(nano: number): string {
  const [dollars = '', cents = ''] = (Math.round(nano / nanoPerCent) / 100).toFixed(2).split('.');
  return `$${dollars.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/**
 * Every nano-dollar of an amount: `$0.000031250`, `$1,234.500000000`.
 *
 * @param nano nano-dollars (1e-9 USD); throws when it is not a whole number of them
 */
export function exactNano(nano: number): string {
  if (!Number.isSafeInteger(nano)) throw new Error(`${nano} is not a whole number of nano-dollars.`);
  const digits = String(Math.abs(nano)).padStart(10, '0');
  const dollars = digits.slice(0, -9).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${nano < 0 ? '-' : ''}$${dollars}.${digits.slice(-9)}`;
}
