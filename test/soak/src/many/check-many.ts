import type { InstantMs } from "@groundswell/core";
import type { AskedRequest } from "../process/describe-request.ts";
import { newestDays } from "../stored/check-ledger.ts";
import { iso, type Problems } from "../stored/problems.ts";
import type { Stored } from "../stored/read-stored.ts";
import { FORKS, NAMES, STARS } from "./still-world.ts";

/** A request, when it was sent, and by which process; 0 is the one that was killed. */
export interface AskedBy extends AskedRequest {
  by: number;
  at: InstantMs;
}

/** Two minutes, from the claim on: a little before the request, by a clock a little behind. */
const LEASE_MS = 115_000;

/**
 * Nothing may be asked for twice but what the killed process asked last, by whoever takes over when its lease is over;
 * and everything must be there, once.
 * @returns how many resources were asked for again
 */
export function checkMany(asked: readonly AskedBy[], stored: Stored, problems: Problems): number {
  const underWay = asked.findLast(({ by }) => by === 0);
  const times = Map.groupBy(
    asked.flatMap(({ keys, by, at }) => keys.map((key) => ({ key, by, at }))),
    ({ key }) => key,
  );
  const repeated = [...times].filter(([, requests]) => requests.length > 1);
  for (const [key, requests] of repeated) {
    const said = requests.map(({ by, at }) => `${by} at ${iso(at)}`).join(", ");
    const [first, second, third] = requests;
    const excused = underWay?.keys.includes(key) === true && first?.at === underWay.at && third === undefined;
    if (!excused) problems.add("asked for twice", `${key}: ${said}`);
    else if (second !== undefined && second.at - first.at < LEASE_MS)
      problems.add("taken over too soon", `${key}: ${said}`);
  }
  checkDone(stored, problems);
  return repeated.length;
}

function checkDone({ projects, totals, days, releases, work }: Stored, problems: Problems): void {
  const stars = newestDays(days, "stars");
  const forks = newestDays(days, "forks");
  const sum = (counts: ReadonlyMap<string, number> | undefined) =>
    [...(counts?.values() ?? [])].reduce((a, b) => a + b, 0);
  if (projects.length !== NAMES.length) problems.add("projects are lost", `${projects.length} of ${NAMES.length}`);
  for (const { githubId, repo } of projects) {
    const own = totals.filter((row) => row.githubId === githubId);
    if (own.length !== 1) problems.add("totals are not there once", `${repo}: ${own.length}`);
    if (own[0]?.stars !== STARS || own[0].forks !== FORKS) problems.add("totals are wrong", JSON.stringify(own[0]));
    if (sum(stars.get(githubId)) !== STARS) problems.add("stars are lost", `${repo}: ${sum(stars.get(githubId))}`);
    if (sum(forks.get(githubId)) !== FORKS) problems.add("forks are lost", `${repo}: ${sum(forks.get(githubId))}`);
    if (!releases.some((row) => row.githubId === githubId)) problems.add("releases are lost", repo);
    const left = work.filter((row) => row.githubId === githubId && !isDone(row));
    for (const { resource, problem } of left)
      problems.add("work is left undone", `${repo} ${resource}: ${problem ?? ""}`);
  }
  for (const [key, rows] of Map.groupBy(days, (row) => `${row.githubId} ${row.what} ${row.day}`)) {
    if (rows.length > 1) problems.add("a day is said twice", key);
  }
}

function isDone({ resource, lastSuccessAt, cursor, problem }: Stored["work"][number]): boolean {
  if (problem !== null || lastSuccessAt === null) return false;
  // Only the collector writes cursors.
  return !resource.endsWith("_depth") || (cursor as { completedAt: number | null }).completedAt !== null;
}
