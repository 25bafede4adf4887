/**
 * Where a value stands among others: the share of them, in percent, that are lower; equals count by half. Used for forks
 * per star within a category: an unusual place says that it is unusual and not why.
 * @param others the values of the others, without the one that is placed
 * @returns 0 to 100; null when there are no others
 */
export function percentileWithin(value: number, others: readonly number[]): number | null {
  if (others.length === 0) return null;
  const lower = others.filter((other) => other < value).length;
  const equal = others.filter((other) => other === value).length;
  return (100 * (lower + equal / 2)) / others.length;
}
