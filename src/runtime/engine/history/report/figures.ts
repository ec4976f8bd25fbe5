/** Figures and texts of the report. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function threeDigits(value: number): string {
  return value >= 1_000 ? grouped(value) : String(Number(value.toPrecision(3)));
}

export function rateText(rowsPerSecond: number): string {
  if (rowsPerSecond >= 1e5) return `${threeDigits(rowsPerSecond / 1e6)} M/s`;
  if (rowsPerSecond >= 1e3) return `${threeDigits(rowsPerSecond / 1e3)} k/s`;
  return `${threeDigits(rowsPerSecond)} /s`;
}

export function timeText(milliseconds: number): string {
  if (milliseconds < 1e-3) return `${threeDigits(milliseconds * 1e6)} ns`;
  if (milliseconds < 1) return `${threeDigits(milliseconds * 1e3)} µs`;
  return milliseconds < 1e3 ? `${threeDigits(milliseconds)} ms` : `${threeDigits(milliseconds / 1e3)} s`;
}

export function sizeText(bytes: number): string {
  return bytes >= 1e9 ? `${threeDigits(bytes / 1e9)} GB` : `${threeDigits(bytes / 1e6)} MB`;
}
