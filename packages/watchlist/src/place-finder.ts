/** A place in a file; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/**
 * Finds the line and column of an offset. The YAML library's own counter loses lines inside text that it can't read,
 * which is where places matter most.
 */
export function createPlaceFinder(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    const within = Math.max(0, Math.min(offset, text.length));
    const line = countUpTo(starts, within);
    return { line, column: within - (starts[line - 1] ?? 0) + 1 };
  };
}

/** How many of the sorted numbers are at most `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
