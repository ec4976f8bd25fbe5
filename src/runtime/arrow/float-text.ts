/** Numbers in the forms that recorded Flink answers use. */

/** Digits that every decimal keeps through a float, and that every float needs at most. */
const FLOAT_DIGITS_KEPT = 6;
const FLOAT_DIGITS_MAX = 9;
const SMALLEST_NORMAL_FLOAT = 2 ** -126;

/**
 * The number with the fewest decimal digits among those that are this float: 0.1, not 0.10000000149011612. Half way
 * between two such numbers, the even one.
 */
export function shortestFloat(float: number): number {
  if (!Number.isFinite(float) || float === 0) return float;
  const first = Math.abs(float) < SMALLEST_NORMAL_FLOAT ? 1 : FLOAT_DIGITS_KEPT;
  for (let digits = first; digits < FLOAT_DIGITS_MAX; digits++) {
    const candidate = Number(float.toPrecision(digits));
    if (Math.fround(candidate) === float) return candidate === float ? float : evenOfTwo(float, digits, candidate);
    const above = isPowerOfTwo(float) ? nextAbove(float, digits) : candidate;
    if (Math.fround(above) === float) return above;
  }
  return Number(float.toPrecision(FLOAT_DIGITS_MAX));
}

/** `toPrecision` rounds halves up; where the float is exactly half way and the digit below is even, that one is it. */
function evenOfTwo(float: number, digits: number, roundedUp: number): number {
  const longer = float.toPrecision(digits + 1);
  const half = /([02468]\.?)5(e.*)?$/.exec(longer);
  if (half === null || Number(longer) !== float) return roundedUp;
  const roundedDown = Number(
    longer.slice(0, half.index) + (half[1] ?? '') + (longer.includes('.') ? '' : '0') + (half[2] ?? ''),
  );
  return Math.fround(roundedDown) === float ? roundedDown : roundedUp;
}

const scratch = new Float32Array(1);
const scratchBits = new Int32Array(scratch.buffer);

function isPowerOfTwo(float: number): boolean {
  scratch[0] = float;
  return ((scratchBits[0] ?? 0) & 0x7f_ffff) === 0;
}

/**
 * The next number of that many digits, away from zero. Below a power of two floats lie twice as close as above it, so the
 * nearest number, below, may be another float while one further off, above, is this one.
 */
function nextAbove(float: number, digits: number): number {
  const [mantissa = '', exponent = ''] = float.toExponential(digits - 1).split('e');
  const whole = Number(mantissa.replace('.', ''));
  return Number(`${whole + Math.sign(whole)}e${Number(exponent) - digits + 1}`);
}

/**
 * A finite double as Python prints it, which is JSON: `1.0`, `-0.0`, `1e+16`, `1e-05`. JavaScript's form would lose the
 * sign of zero and make a DOUBLE look like an integer.
 */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e16 || (size < 1e-4 && size !== 0)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
