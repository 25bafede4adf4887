import { formatFigure, formatInterval } from "@groundswell/core";
import type { Outlet } from "@groundswell/wire";

/** Fewer ratios have no median worth telling. */
export const MIN_RATIOS = 5;

/**
 * What the weeks after an outlet's stories were like, in plain words.
 * @example "12 weeks after its stories can be told from others: half of them had 1.1 times the expected stars or more (90 %
 * interval 0.9–1.4), and 1 stood out as a rise. 5 are set aside."
 */
export function describeOutlet({ n, ratio, roseWith, setAside }: Omit<Outlet, "sentence" | "source">): string {
  const aside =
    setAside === 0
      ? ""
      : ` ${setAside} ${setAside === 1 ? "is" : "are"} set aside: too little data, a release or other stories in the same days.`;
  if (n === 0) return `No week after its stories can be told from others.${aside}`;
  const weeks = `${n} ${n === 1 ? "week" : "weeks"} after its stories can be told from others`;
  const rose = `${roseWith === 0 ? "none" : roseWith} stood out as a rise`;
  if (ratio === null) return `${weeks}, of which ${rose}; a typical one needs ${MIN_RATIOS}.${aside}`;
  const decimals = ratio.low >= 10 ? 0 : 2;
  const median = formatFigure(ratio.median, decimals);
  return `${weeks}: half of them had ${median} times the expected stars or more (90 % interval ${formatInterval(ratio, decimals)}), and ${rose}.${aside}`;
}
