import type { Day, InstantMs } from "@groundswell/core";
import { iso, type Problems } from "./problems.ts";
import type { StoredDay, StoredLook } from "./read-stored.ts";

/** Whether a count of a day may have been said in a fetch. */
export type IsAllowed = (look: StoredLook, day: Day, count: number) => boolean;

/**
 * Holds the ledger of stars or forks against the truth. As known at each fetch, every day that it covered must be what
 * GitHub said then: so every revision is recorded. A row must come from a fetch, and say something new.
 * @param since only fetches from then on are looked at
 * @param judge of a fetch: whether the count of a day may be
 */
export function checkLedger(
  { days, looks }: { days: readonly StoredDay[]; looks: readonly StoredLook[] },
  judge: (look: StoredLook) => IsAllowed,
  problems: Problems,
  since: InstantMs = -Infinity,
): void {
  const rowsOf = Map.groupBy(days, (row) => `${row.githubId} ${row.what}`);
  const looksOf = Map.groupBy(looks, (look) => `${look.githubId} ${look.what}`);
  for (const key of new Set([...rowsOf.keys(), ...looksOf.keys()])) {
    checkOne(key, rowsOf.get(key) ?? [], looksOf.get(key) ?? [], { judge, problems, since });
  }
}

interface Checking {
  judge: (look: StoredLook) => IsAllowed;
  problems: Problems;
  since: InstantMs;
}

function checkOne(
  key: string,
  rows: readonly StoredDay[],
  looks: readonly StoredLook[],
  { judge, problems, since }: Checking,
): void {
  const known = new Map<Day, number>();
  let next = 0;
  for (const [at, ofInstant] of Map.groupBy(looks, (look) => look.at)) {
    for (let row = rows[next]; row !== undefined && row.at <= at; row = rows[++next]) {
      const { day } = row;
      if (known.get(day) === row.count) problems.add("a day is said twice", `${key} on ${day} at ${iso(row.at)}`);
      const covered = ofInstant.some((look) => look.at === row.at && look.fromDay <= day && day <= look.toDay);
      if (!covered) problems.add("a day comes from no fetch", `${key} on ${day} at ${iso(row.at)}`);
      known.set(day, row.count);
    }
    if (at < since) continue;
    for (const look of ofInstant) checkCovered(key, known, look, { judge, problems });
  }
  if (next < rows.length) problems.add("a day comes from no fetch", `${key} at ${iso(rows[next]?.at ?? 0)}`);
}

function checkCovered(
  key: string,
  known: ReadonlyMap<Day, number>,
  look: StoredLook,
  { judge, problems }: Pick<Checking, "judge" | "problems">,
): void {
  const isAllowed = judge(look);
  for (let day = look.fromDay; day <= look.toDay; day = dayAfter(day)) {
    const count = known.get(day);
    if (count === undefined) problems.add("a day is lost", `${key} on ${day}, fetched at ${iso(look.at)}`);
    else if (!isAllowed(look, day, count)) {
      problems.add("a day is not the truth", `${key} on ${day}: ${count} at ${iso(look.at)}`);
    }
  }
}

/** Quicker than the general arithmetic: it is done a million times. */
const following = new Map<Day, Day>();

function dayAfter(day: Day): Day {
  const known = following.get(day);
  if (known !== undefined) return known;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  following.set(day, next);
  return next;
}

/** What was said last of each day, by project. */
export function newestDays(days: readonly StoredDay[], what: StoredDay["what"]): Map<number, Map<Day, number>> {
  const newest = new Map<number, Map<Day, number>>();
  for (const row of days) {
    if (row.what !== what) continue;
    const ofProject = newest.get(row.githubId) ?? new Map<Day, number>();
    newest.set(row.githubId, ofProject.set(row.day, row.count));
  }
  return newest;
}
