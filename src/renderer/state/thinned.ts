/** Every second point is dropped when there are too many, the last one always kept: a line keeps its shape. */
export function thinned<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points;
  const last = points.length - 1;
  return points.filter((_, index) => (last - index) % 2 === 0);
}
