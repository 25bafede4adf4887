import {
  dayNumber,
  dayOf,
  momentum as estimateMomentum,
  MOMENTUM_DAYS,
  weeklyGrowth,
  type InstantMs,
} from "@groundswell/core";
import { and, desc, eq, lt, lte } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import type { ViewMomentum } from "../derived/project-view.ts";
import { dailyTrends } from "../schema/index.ts";
import { listRecent, RATE_DAYS, rateOver } from "./trend-rows.ts";

/** Days that a window of 90 reaches back. */
const LONGEST_DAYS = 90;

/**
 * A project's momentum on its last day with a net figure, from its stored trend days.
 * @param stars its total, for its growth; null where that is not known
 * @param asOf what was known then; null for now
 */
export async function readMomentum(
  db: Executor,
  projectId: number,
  { stars, asOf }: { stars: number | null; asOf: InstantMs | null },
): Promise<ViewMomentum | null> {
  const { day, net, setAside, knownAt, receiptKey } = dailyTrends;
  const rows = await db
    .select({ day, net, setAside, knownAt, receiptKey })
    .from(dailyTrends)
    .where(
      and(
        eq(dailyTrends.projectId, projectId),
        // No day is known before it ends: without saying so, all that came later would be walked through.
        ...(asOf === null ? [] : [lte(knownAt, new Date(asOf)), lt(day, dayOf(asOf))]),
      ),
    )
    .orderBy(desc(day))
    .limit(LONGEST_DAYS);
  const [last] = rows;
  if (last === undefined) return null;
  const usable = new Map(rows.map((row) => [dayNumber(row.day), row.setAside ? null : row.net]));
  const recent = listRecent(usable, last.day);
  const momentum = estimateMomentum(recent.slice(-MOMENTUM_DAYS));
  const over = (days: number) => rateOver(momentum, recent.slice(-days));
  return {
    ...momentum,
    to: last.day,
    knownAt: last.knownAt.getTime(),
    receiptKey: last.receiptKey,
    rates: { "7d": over(RATE_DAYS["7d"]), "30d": over(RATE_DAYS["30d"]), "90d": over(RATE_DAYS["90d"]) },
    growth: growthOf(momentum.fit, stars),
  };
}

/** @param stars the project's total; null where that is not known */
export function growthOf(fit: ViewMomentum["fit"], stars: number | null): ViewMomentum["growth"] {
  return fit === null || stars === null ? null : weeklyGrowth(fit.velocity, stars);
}
