/** Figures as people read them: three significant digits, the unit after the number, never a unit alone. */

export interface Figure {
  readonly number: string;
  readonly unit: string;
}

/** `1234567` → `1,234,567`. */
export function grouped(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** Three significant digits without an exponent: 0.0123, 1.23, 12.3, 123, 1,230. */
export function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const rounded = Number(value.toPrecision(3));
  if (magnitude >= 2) return grouped(rounded);
  return rounded.toFixed(Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))))));
}

/** Rows per second: `0.82 M/s`, `45.0 k/s`, `312 /s`. */
export function rateFigure(rowsPerSecond: number): Figure {
  if (rowsPerSecond >= 100_000) return { number: threeDigits(rowsPerSecond / 1e6), unit: 'M/s' };
  if (rowsPerSecond >= 1_000) return { number: threeDigits(rowsPerSecond / 1e3), unit: 'k/s' };
  return { number: threeDigits(rowsPerSecond), unit: '/s' };
}

/** Milliseconds in the unit that reads best: µs, ms, s, min. */
export function timeFigure(milliseconds: number): Figure {
  const size = Math.abs(milliseconds);
  if (size > 0 && size < 1) return { number: threeDigits(milliseconds * 1e3), unit: 'µs' };
  if (size < 1_000) return { number: threeDigits(milliseconds), unit: 'ms' };
  if (size < 120_000) return { number: threeDigits(milliseconds / 1e3), unit: 's' };
  return { number: threeDigits(milliseconds / 60_000), unit: 'min' };
}

/** Bytes; MB is 10^6 bytes. */
export function sizeFigure(bytes: number): Figure {
  if (bytes >= 1e9) return { number: threeDigits(bytes / 1e9), unit: 'GB' };
  if (bytes >= 1e5) return { number: threeDigits(bytes / 1e6), unit: 'MB' };
  if (bytes >= 1e3) return { number: threeDigits(bytes / 1e3), unit: 'kB' };
  return { number: threeDigits(bytes), unit: 'bytes' };
}

/** A share of one: `34 %`, `0.4 %`. */
export function shareFigure(share: number): Figure {
  const percent = share * 100;
  if (percent !== 0 && Math.abs(percent) < 1) return { number: percent.toFixed(1), unit: '%' };
  return { number: percent.toFixed(0), unit: '%' };
}

/** With a no-break space, for sentences. */
export function figureText(figure: Figure): string {
  return `${figure.number}\u00a0${figure.unit}`;
}

/** `1 row`, `2 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)}\u00a0${count === 1 ? one : many}`;
}
