import { DAY_MS, type InstantMs } from "@groundswell/core";
import { readReleases, type Database } from "@groundswell/db";
import { checkDetailsAtEnd } from "../stored/check-details.ts";
import { checkEvents, dueEvents, type DueEvent } from "../stored/check-events.ts";
import { checkLedger, newestDays } from "../stored/check-ledger.ts";
import { checkDownloads, checkReleases, describeRelease } from "../stored/check-releases.ts";
import { checkNames, checkTotals } from "../stored/check-totals.ts";
import { judgeForks, judgeStars } from "../stored/judge-days.ts";
import { Moments } from "../stored/moments.ts";
import { iso, type Problems } from "../stored/problems.ts";
import { readStored, type Stored } from "../stored/read-stored.ts";
import { INTERVAL_MS, type Scene } from "./scene.ts";

/** Walks through the forks are interrupted by other walks, and by faults, for so long at most. */
const PATIENCE_MS = 30 * DAY_MS;

/**
 * What must hold at any time: every fact that was added since is the truth of the instant at which it was fetched, and
 * none is there twice.
 */
export async function checkFacts(scene: Scene, db: Database, problems: Problems, since: InstantMs): Promise<void> {
  const { truth, standin, world } = scene;
  const stored = await readStored(db);
  const isNew = ({ at }: { at: InstantMs }) => at >= since;
  const moments = new Moments(standin.requests.filter(isNew));
  checkTotals(stored.totals.filter(isNew), truth, moments, problems);
  checkNames(stored.names.filter(isNew), truth, moments, problems);
  const ofKind = (what: string) => ({
    days: stored.days.filter((row) => row.what === what),
    looks: stored.looks.filter((row) => row.what === what),
  });
  checkLedger(ofKind("stars"), judgeStars(truth, moments), problems, since);
  const forks = ofKind("forks");
  const pages = { positions: !scene.usesToken, patienceMs: PATIENCE_MS };
  checkLedger(forks, judgeForks({ truth, moments, world }, pages), problems, since);
  checkReleases(stored.releases.filter(isNew), truth, moments, problems);
  checkDownloads(stored.downloads.filter(isNew), truth, moments, problems);
}

/** Nobody's totals come twice in one interval, as far as the clocks agree. */
export function checkPace({ totals }: Pick<Stored, "totals">, problems: Problems): void {
  for (const [githubId, rows] of Map.groupBy(totals, (row) => row.githubId)) {
    for (const [i, row] of rows.entries()) {
      const before = rows[i - 1];
      if (before === undefined || row.at - before.at >= INTERVAL_MS / 2) continue;
      problems.add("totals came twice", `${githubId} at ${iso(before.at)} and ${iso(row.at)}`);
    }
  }
}

/** When all is over and has been looked at again, everything is what is true, and nothing else. */
export async function checkEnd(scene: Scene, db: Database, problems: Problems, mendedAt: InstantMs): Promise<void> {
  const { truth, clock, standin, token, ids } = scene;
  const stored = await readStored(db);
  const present = ids.filter((id) => truth.nameAt(id, clock.now) !== null);
  const known = new Map(stored.projects.map((project) => [project.githubId, project]));
  for (const id of present) {
    const project = known.get(id);
    if (project === undefined) problems.add("a project is lost", String(id));
    else if (project.repo !== truth.nameAt(id, clock.now)) problems.add("a project has another name", project.repo);
    const totals = stored.totals.findLast(({ githubId }) => githubId === id);
    if ((totals?.at ?? 0) < mendedAt) problems.add("totals are old", `${id}: ${iso(totals?.at ?? 0)}`);
    checkDaysAtEnd(scene, stored, id, problems);
  }
  for (const { githubId, resource, problem } of stored.work) {
    if (problem !== null && present.includes(githubId))
      problems.add("something is wrong still", `${githubId} ${resource}: ${problem}`);
  }
  const there = stored.projects.filter(({ githubId }) => present.includes(githubId));
  await checkReleasesAtEnd(scene, there, db, problems);
  await checkDetailsAtEnd(db, { url: standin.url, token }, there, problems);
  // Under faults a watcher may have been blind for longer than a state lasted.
  const due = [...dueEvents(scene.expected, scene.world), ...takenLater(scene)];
  await checkEvents(db, stored.projects, due, () => null, problems);
}

function checkDaysAtEnd({ truth, clock }: Scene, { days, looks }: Stored, id: number, problems: Problems): void {
  const own = days.filter(({ githubId }) => githubId === id);
  const stars = newestDays(own, "stars").get(id) ?? new Map<string, number>();
  const forks = newestDays(own, "forks").get(id) ?? new Map<string, number>();
  for (const [day, count] of truth.survivingAt(id, clock.now) ?? []) {
    if (stars.get(day) !== count)
      problems.add("stars differ at the end", `${id} on ${day}: ${stars.get(day)}, not ${count}`);
  }
  const made = truth.forksByDayAt(id, clock.now) ?? new Map<string, number>();
  for (const day of new Set([...made.keys(), ...forks.keys()])) {
    const [is, was] = [forks.get(day) ?? 0, made.get(day) ?? 0];
    if (is === was) continue;
    const look = looks.findLast((l) => l.githubId === id && l.what === "forks" && l.fromDay <= day && day <= l.toDay);
    problems.add("forks differ at the end", `${id} on ${day}: ${is}, not ${was}; looked at ${iso(look?.at ?? 0)}`);
  }
}

async function checkReleasesAtEnd(
  { truth, clock }: Scene,
  projects: readonly { id: number; githubId: number }[],
  db: Database,
  problems: Problems,
): Promise<void> {
  for (const { id, githubId } of projects) {
    const said = (truth.releasesAt(githubId, clock.now) ?? []).map(describeRelease).toSorted();
    const known = (await readReleases(db, id)).map(describeRelease).toSorted();
    for (const release of said)
      if (!known.includes(release)) problems.add("a release is lost", `${githubId} ${release}`);
    for (const release of known) {
      if (!said.includes(release)) problems.add("a release that is not there", `${githubId} ${release}`);
    }
  }
}

/** Names that somebody took hours after they were left: only who was blind for so long asks by them still. */
function takenLater({ world, ids, expected }: Scene): DueEvent[] {
  const met = new Set(expected.flatMap(({ takenBy }) => takenBy ?? []));
  const strangers = world.repos.filter(({ databaseId }) => !ids.includes(databaseId) && !met.has(databaseId));
  return strangers.flatMap(({ databaseId, names: [first], createdAt }) => {
    const left = world.repos.find((repo) => repo.databaseId !== databaseId && repo.names[0]?.name === first?.name);
    if (left === undefined || first === undefined) return [];
    const what = { kind: "name taken", from: first.name, to: String(databaseId) } as const;
    return [{ githubId: left.databaseId, at: Date.parse(createdAt), ...what }];
  });
}
