import { addDays, dayOf, daysBetween, deriveTrends, type Day, type WeekdayFactors } from "@groundswell/core";
import type { Random } from "./random.ts";
import { FIRST_DAY, readTotals } from "./read-totals.ts";

/** Days that a surge is judged by: a day t is held against t−63 to t−8. */
export const LOOK_BACK_DAYS = 63;
/** A step is known 20 days after its first alarm, and the first alarm of a rate that rose for good may come late. */
export const AFTERMATH_DAYS = 100;

/** A surge or a step, by the indices of days. */
export interface FoundEvent {
  kind: "surge" | "step";
  /** First alarm. */
  from: number;
  /** Last alarm of a surge; last day that a step was judged by. */
  to: number;
  /** Day on which it was known. */
  knownOn: number;
}

/**
 * The surges and steps that the shipped code finds in a simulated project's totals.
 * @param counts stars of each day
 */
export function findEvents(
  counts: readonly number[],
  options: { factors: WeekdayFactors; when: "midnights" | "odd hours"; random: Random },
): FoundEvent[] {
  const { events } = deriveTrends(readTotals(counts, options.when, options.random), {
    from: addDays(FIRST_DAY, LOOK_BACK_DAYS),
    factorsOf: () => options.factors,
  });
  return events.flatMap(({ kind, key, span, at }) =>
    (kind === "surge" || kind === "step") && span !== null
      ? [{ kind, from: indexOf(key), to: indexOf(span.to), knownOn: indexOf(dayOf(at)) }]
      : [],
  );
}

function indexOf(day: Day): number {
  return daysBetween(FIRST_DAY, day);
}
