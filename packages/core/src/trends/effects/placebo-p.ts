/** With fewer story-free dates than this, t's own distribution is used. */
export const MIN_PLACEBO_DATES = 400;
/** Two t this near are equal but for rounding. */
const TIE = 1e-9;

/**
 * How rarely a story-free week rises as much: (1 + number of t* ≥ t) / (1 + N). Never 0: the week itself is one of those
 * that chance may have drawn.
 * Sources: the methods page, "Story effect"; Abadie (inference from placebos).
 * @param t of the week in question
 * @param sorted t* of story-free dates, ascending
 */
export function placeboP(t: number, sorted: ArrayLike<number>): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < t - TIE) low = middle + 1;
    else high = middle;
  }
  return (1 + sorted.length - low) / (1 + sorted.length);
}
