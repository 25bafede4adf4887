import { dayOf } from "@groundswell/core";
import { checkSurviving } from "./check-surviving.ts";
import { countBy, truthAt, wasKnownBy, type Acknowledged, type DayRecord } from "./day-record.ts";
import type { Facts } from "./read-facts.ts";
import type { RepoTruth } from "./truth.ts";
import { simulatedDayOf, WATCHED_IDS } from "./world.ts";

export const ARCHIVED_OBSERVATIONS = 13_202;
export const ARCHIVED_RELEASES = 4_588;
const ALL_PROJECTS = 34;

/**
 * Holds what is stored against what GitHub said at each fetch, and against what the program acknowledged.
 * @returns a line for each thing that is lost, doubled or wrong
 */
export function checkFacts(facts: Facts, days: readonly DayRecord[]): string[] {
  return [
    ...checkTotals(facts, days),
    ...checkSurviving(facts, days),
    ...checkReleases(facts, days),
    ...checkDetails(facts, days),
    ...checkAcknowledged(facts, days),
    ...checkArchive(facts),
  ];
}

function checkTotals({ observations }: Facts, days: readonly DayRecord[]): string[] {
  const problems: string[] = [];
  for (const o of observations) {
    const truth = truthAt(days, o.githubId, o.at);
    if (o.stars !== truth?.stars || o.forks !== truth.forks || o.openIssuesAndPulls !== truth.openIssuesAndPulls) {
      problems.push(`totals of ${o.githubId} at ${iso(o.at)} are not what GitHub said: ${JSON.stringify(o)}`);
    }
  }
  const counts = countBy(observations, (o) => `${o.githubId} on day ${simulatedDayOf(o.at)}`);
  for (const [what, count] of counts) if (count > 1) problems.push(`${count} observations of ${what}`);
  for (const [day, { complete }] of days.entries()) {
    if (!complete) continue;
    for (const id of WATCHED_IDS)
      if (!counts.has(`${id} on day ${day}`)) problems.push(`no totals of ${id} on day ${day}`);
  }
  return problems;
}

function checkReleases({ releases, work }: Facts, days: readonly DayRecord[]): string[] {
  const problems: string[] = [];
  const revisions = Map.groupBy(releases, (r) => `${r.githubId} ${r.tag} ${r.source}`);
  for (const [key, rows] of revisions) {
    for (const [i, row] of rows.entries()) {
      const said = truthAt(days, row.githubId, row.at)?.releases.find((r) => r.tag === row.tag);
      if (said === undefined || describe(said) !== describe(row)) {
        problems.push(`release ${key} is not what GitHub said at ${iso(row.at)}`);
      }
      const before = rows[i - 1];
      if (before !== undefined && describe(before) === describe(row)) problems.push(`release ${key} is said twice`);
    }
  }
  for (const { githubId, resource, lastSuccessAt } of work) {
    if (resource !== "releases" || lastSuccessAt === null) continue;
    // A GraphQL batch brings the 20 newest.
    for (const said of truthAt(days, githubId, lastSuccessAt)?.releases.slice(0, 20) ?? []) {
      // A release may be known from both APIs: the newest word then holds. A batch may have said more since.
      const known = releases
        .filter((r) => r.githubId === githubId && r.tag === said.tag && wasKnownBy(r.at, lastSuccessAt))
        .toSorted((a, b) => a.at - b.at)
        .at(-1);
      if (known?.name !== said.name) problems.push(`release ${said.tag} of ${githubId} is lost`);
    }
  }
  return problems;
}

function describe({ name, prerelease, publishedAt, url }: RepoTruth["releases"][number]): string {
  return JSON.stringify([name, prerelease, publishedAt, url]);
}

function checkDetails({ details, names }: Facts, days: readonly DayRecord[]): string[] {
  const problems: string[] = [];
  for (const [id, rows] of Map.groupBy(details, (d) => d.githubId)) {
    for (const [i, row] of rows.entries()) {
      const truth = truthAt(days, id, row.at);
      const { fullName, description } = row;
      if (truth?.fullName !== fullName || truth.description !== description) {
        problems.push(`details of ${id} are not what GitHub said at ${iso(row.at)}`);
      }
      const before = rows[i - 1];
      if (before?.fullName === fullName && before.description === description)
        problems.push(`details of ${id} are said twice`);
      if (!names.some((n) => n.githubId === id && n.name === fullName)) problems.push(`the name ${fullName} is lost`);
    }
  }
  return problems;
}

/** Every line that was printed stands for something stored; and, but for the batch under way, the other way round. */
function checkAcknowledged(facts: Facts, days: readonly DayRecord[]): string[] {
  const problems: string[] = [];
  const idOf = new Map(facts.names.map(({ key, githubId }) => [key, githubId]));
  for (const [day, { acknowledged }] of days.entries()) {
    for (const [key, lines] of Map.groupBy(acknowledged, (a) => `${a.repo} ${a.resource}`)) {
      const [repo = "", resource = ""] = key.split(" ");
      const id = idOf.get(repo.toLowerCase());
      const failed = lines.find((line) => line.outcome === "failed");
      if (failed !== undefined) problems.push(`day ${day}: ${JSON.stringify(failed)}`);
      const lost = id === undefined ? lines.length : countLost(facts, day, { id, resource }, lines);
      if (lost > 0) problems.push(`day ${day}: ${key} was acknowledged ${lines.length} times; ${lost} are lost`);
    }
  }
  return problems;
}

function countLost(
  { observations, history, work }: Facts,
  day: number,
  { id, resource }: { id: number; resource: string },
  lines: readonly Acknowledged[],
): number {
  const isOfDay = (fact: { githubId: number; at: number }) => fact.githubId === id && simulatedDayOf(fact.at) === day;
  if (resource === "totals") return lines.length - observations.filter(isOfDay).length;
  const succeeded = work.some(
    (w) => w.githubId === id && w.resource === resource && simulatedDayOf(w.lastSuccessAt ?? 0) >= day,
  );
  if (!succeeded) return lines.length;
  if (resource !== "history" && resource !== "history_depth") return 0;
  // The newest page reaches to the day on which it was read.
  const pages = history.filter((h) => h.what === "stars" && (h.toDay === dayOf(h.at)) === (resource === "history"));
  return lines.filter((line) => line.outcome === "stored").length - pages.filter(isOfDay).length;
}

function checkArchive({ archived, projects }: Facts): string[] {
  const observations = archived.reduce((sum, a) => sum + a.observations, 0);
  const releases = archived.reduce((sum, a) => sum + a.releases, 0);
  return [
    ...(observations === ARCHIVED_OBSERVATIONS ? [] : [`${observations} archived observations`]),
    ...(releases === ARCHIVED_RELEASES ? [] : [`${releases} archived releases`]),
    ...(projects === ALL_PROJECTS ? [] : [`${projects} projects`]),
  ];
}

/**
 * The content by its natural keys, with instants as simulated days: the same for two chains that went through the same
 * days, however often either was killed.
 */
export function digestFacts(facts: Facts): string[] {
  const day = simulatedDayOf;
  return [
    ...facts.observations.map((o) => `totals ${o.githubId} ${day(o.at)} ${o.source} ${o.stars} ${o.forks}`),
    ...facts.surviving.map((s) => `surviving ${s.what} ${s.githubId} ${s.day} ${day(s.at)} ${s.count}`),
    ...facts.history.map((h) => `history ${h.what} ${h.githubId} ${day(h.at)} ${h.fromDay} ${h.toDay}`),
    ...facts.releases.map(
      (r) => `release ${r.githubId} ${r.tag} ${r.source} ${day(r.at)} ${r.name} ${dayOf(r.publishedAt)}`,
    ),
    ...facts.details.map((d) => `details ${d.githubId} ${day(d.at)} ${d.fullName} ${d.description}`),
    ...facts.names.map((n) => `name ${n.githubId} ${n.name}`),
  ].sort();
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
