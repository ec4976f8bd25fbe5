/** null where the text is a whole number within the bounds. */
export function countProblem(text: string, least: number, most: number): string | null {
  const count = Number(text);
  if (/^\d+$/.test(text.trim()) && count >= least && count <= most) return null;
  return `Give a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`;
}
