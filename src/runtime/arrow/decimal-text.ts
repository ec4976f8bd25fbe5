/** DECIMAL as text and as the two 64-bit words of a decimal128: its unscaled number in two's complement, low word first. */

const WORD_BITS = 64n;
const SIGN_BITS = 63n;

/** All digits of the scale: 1.50 for unscaled 150 of scale 2. */
export function decimalText(low: bigint, high: bigint, scale: number): string {
  // Nearly every decimal fits into its low word.
  const unscaled = high === low >> SIGN_BITS ? low : (high << WORD_BITS) | BigInt.asUintN(64, low);
  if (scale <= 0) return String(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The high word of an unscaled number; the low one is what a BigInt64Array keeps of it. */
export function highWord(unscaled: bigint): bigint {
  return unscaled >> WORD_BITS;
}

/**
 * Unscaled number of a text such as `-1.5` or `1e-7`, rounded half up to the scale as Flink's sources do. null where it is
 * no number or has more digits than the precision.
 */
export function parseDecimal(text: string, precision: number, scale: number): bigint | null {
  const unscaled = unscaledOf(text, scale);
  return unscaled === null || exceeds(unscaled, precision) ? null : unscaled;
}

/** Whether the text is a number, but one of more digits than the precision. */
export function isTooLargeDecimal(text: string, precision: number, scale: number): boolean {
  const unscaled = unscaledOf(text, scale);
  return unscaled !== null && exceeds(unscaled, precision);
}

function exceeds(unscaled: bigint, precision: number): boolean {
  const limit = 10n ** BigInt(precision);
  return unscaled >= limit || unscaled <= -limit;
}

function unscaledOf(text: string, scale: number): bigint | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const size = shifted(whole + fraction, scale - fraction.length + Number(exponent));
  return sign === '-' ? -size : size;
}

/** Digits times 10 to the power of `places`, rounded half up. */
function shifted(digits: string, places: number): bigint {
  if (places >= 0) return /^0*$/.test(digits) ? 0n : BigInt(digits) * 10n ** BigInt(places);
  const divisor = 10n ** BigInt(-places);
  return (BigInt(digits) + divisor / 2n) / divisor;
}
