import { addDays, EPISODE_GAP_DAYS, MOMENTUM_DAYS, STEP_TO_DAYS, type Day } from "@groundswell/core";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { dailyTrends } from "../schema/index.ts";
import type { KnownDay } from "./trend-rows.ts";

/** What lies before the days that are to be derived. */
export interface LookBack {
  /** First day whose observations are needed; null: all. */
  observedFrom: Day | null;
  /** Stored days that windows reach back to, oldest first. */
  known: KnownDay[];
  /** Those of them in which surges may still go on, or be found to be steps. */
  open: KnownDay[];
}

/** Days with a net figure that tell what an ordinary fall is, before those that a momentum needs. */
const ORDINARY_DAYS = 57;
/** Days at the edge: the first has no net figure for want of the day before, and a fall may go on for one. */
const EDGE_DAYS = 3;
/** Most projects have a figure for every day: so many reach back far enough. */
const FIRST_LIMIT = MOMENTUM_DAYS + ORDINARY_DAYS + 20;

/**
 * Finds how far back to look from a day: by days with a net figure, however far apart they lie, and until no surge is
 * under way.
 */
export async function readLookBack(db: Executor, projectId: number, from: Day): Promise<LookBack> {
  const { day, net, setAside, knownAt, receiptKey, surgeExpected, surgeP, alarm } = dailyTrends;
  for (let limit = FIRST_LIMIT; ; limit *= 2) {
    const newest = await db
      .select({
        projectId: dailyTrends.projectId,
        day,
        net,
        setAside,
        knownAt,
        receiptKey,
        surgeExpected,
        surgeP,
        alarm,
      })
      .from(dailyTrends)
      .where(and(eq(dailyTrends.projectId, projectId), lt(day, from)))
      .orderBy(desc(day))
      .limit(limit);
    const known = newest.reverse();
    const isAll = known.length < limit;
    const ordinary = known.filter(({ day }) => day < addDays(from, -MOMENTUM_DAYS)).at(-ORDINARY_DAYS);
    const open = findOpen(known, from);
    const beginsQuietly = open[0] === undefined || open[0].day > addDays(known[0]?.day ?? from, EPISODE_GAP_DAYS);
    if (isAll) return { observedFrom: null, known, open };
    if (ordinary !== undefined && beginsQuietly) {
      return { observedFrom: addDays(ordinary.day, -EDGE_DAYS), known, open };
    }
  }
}

/** From the first alarm of the first episode that more alarms may join, or that may be found to be a step. */
function findOpen(known: readonly KnownDay[], from: Day): KnownDay[] {
  const last = known.at(-1);
  if (last === undefined) return [];
  // A step is decided on day +20; where that is missing, on the next that is known.
  const undecided = addDays(last.day, -STEP_TO_DAYS);
  const joined = addDays(from, -EPISODE_GAP_DAYS);
  let start: number | null = null;
  for (let i = known.length - 1; i >= 0; i -= 1) {
    const row = known[i];
    if (row?.alarm !== true) continue;
    const next: Day | undefined = start === null ? undefined : known[start]?.day;
    const isOpen = row.day > undecided || row.day >= joined;
    const isJoined = next !== undefined && next <= addDays(row.day, EPISODE_GAP_DAYS);
    if (!isOpen && !isJoined) break;
    start = i;
  }
  return start === null ? [] : known.slice(start);
}
