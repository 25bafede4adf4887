import type { Estimate, Momentum } from "@groundswell/wire";
import { formatEstimate } from "./format.ts";

/** Share of a window's days that must be known. */
const NEEDED_SHARE = 0.75;

interface Worded {
  estimate: Estimate | null;
  text: string;
}

/**
 * Stars a day over a window, in one sentence.
 * @param known how many of the window's days are known
 */
export function describeRate({ rates, reason }: Momentum, window: "7d" | "30d" | "90d", known: number): Worded {
  const estimate = rates[window];
  const days = Number.parseInt(window, 10);
  const over = `over the last ${days} days`;
  if (estimate?.high === 0) return { estimate, text: reason };
  if (estimate !== null) return { estimate, text: `On average ${formatEstimate(estimate, "stars a day")} ${over}.` };
  const needed = Math.ceil(NEEDED_SHARE * days);
  // Without a momentum it is not known how much the counts scatter, and there is no interval.
  if (known >= needed) return { estimate, text: reason };
  return { estimate, text: `Too little data: ${known} of the last ${days} days are known; ${needed} are needed.` };
}

/** Growth a week, in one sentence. */
export function describeGrowth({ growth, reason }: Momentum): Worded {
  if (growth === null) return { estimate: growth, text: reason };
  const percent = { value: 100 * growth.value, low: 100 * growth.low, high: 100 * growth.high };
  return { estimate: growth, text: `At this rate it gains ${formatEstimate(percent, "% of its stars a week")}.` };
}
