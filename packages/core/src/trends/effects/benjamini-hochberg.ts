/**
 * p-values adjusted for the number of tests, so that those at or below q hold a share of false findings of q at most.
 * Source: Benjamini and Hochberg 1995.
 * @param p p-values in any order
 * @returns the adjusted values in the same order; none below its p, none above 1
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length).fill(1);
  const largestFirst = p.map((value, index) => ({ value, index })).toSorted((a, b) => b.value - a.value);
  let smallest = 1;
  largestFirst.forEach(({ value, index }, place) => {
    smallest = Math.min(smallest, value * (p.length / (p.length - place)));
    adjusted[index] = smallest;
  });
  return adjusted;
}
