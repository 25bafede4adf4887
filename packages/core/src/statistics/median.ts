/** The middle value, or the mean of the two in the middle; NaN when there is none. */
export function median(values: ArrayLike<number>): number {
  // A typed array sorts by value, without a comparison function: this is called for every day of every project.
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
