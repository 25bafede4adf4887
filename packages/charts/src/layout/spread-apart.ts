/** Moves items down, then up, until no two are closer than the gap; where there is no room at all they overlap. */
export function spreadApart<T extends { y: number }>(
  items: T[],
  gap: number,
  plot: { top: number; bottom: number },
): T[] {
  const sorted = items.toSorted((a, b) => a.y - b.y);
  let floor = plot.top;
  for (const item of sorted) {
    item.y = Math.max(item.y, floor);
    floor = item.y + gap;
  }
  let ceiling = plot.bottom;
  for (const item of sorted.toReversed()) {
    item.y = Math.min(item.y, ceiling);
    ceiling = item.y - gap;
  }
  return sorted;
}
