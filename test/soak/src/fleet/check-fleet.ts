import { DAY_MS, HOUR_MS, type InstantMs } from "@groundswell/core";
import { readReleases, type Database } from "@groundswell/db";
import { checkEvents, dueEvents, type DueEvent } from "../stored/check-events.ts";
import { checkLedger, newestDays } from "../stored/check-ledger.ts";
import { checkDownloads, checkReleases, describeRelease } from "../stored/check-releases.ts";
import { checkNames, checkTotals } from "../stored/check-totals.ts";
import { judgeForks, judgeStars } from "../stored/judge-days.ts";
import { Moments } from "../stored/moments.ts";
import { iso, type Problems } from "../stored/problems.ts";
import { readStored, type Stored } from "../stored/read-stored.ts";
import { listPresent, type Fleet } from "./fleet.ts";

/** Releases whose changes a daily look sees; what lies deeper is looked at again after a month. */
const NEWEST_RELEASES = 100;

/** Holds everything that is stored against the truth. */
export async function checkFleet(fleet: Fleet, db: Database, problems: Problems) {
  const { truth, standin, generated, options } = fleet;
  const stored = await readStored(db);
  const moments = new Moments(standin.requests);
  checkTotals(stored.totals, truth, moments, problems);
  checkNames(stored.names, truth, moments, problems);
  checkSlots(fleet, stored, problems);
  const stars = { days: stored.days.filter(isOf("stars")), looks: stored.looks.filter(isOf("stars")) };
  checkLedger(stars, judgeStars(truth, moments), problems);
  const forks = { days: stored.days.filter(isOf("forks")), looks: stored.looks.filter(isOf("forks")) };
  const { world } = generated;
  checkLedger(
    forks,
    judgeForks(
      { truth, moments, world },
      {
        positions: !options.token,
        patienceMs: options.token ? HOUR_MS : DAY_MS,
      },
    ),
    problems,
  );
  checkReleases(stored.releases, truth, moments, problems);
  checkDownloads(stored.downloads, truth, moments, problems);
  checkWhole(fleet, stored, problems);
  await checkReleasesAtEnd(fleet, stored, db, problems);
  const due = dueEvents(generated.expected, world);
  const { found } = await checkEvents(db, stored.projects, due, (event) => deadlineOf(fleet, event), problems);
  return { events: { found, due: due.length }, observations: stored.totals.length };
}

function isOf(what: "stars" | "forks") {
  return (row: { what: string }) => row.what === what;
}

/** One observation in each slot of everybody who could be seen, and no second one. */
function checkSlots({ ids, truth, schedule, generated }: Fleet, { totals }: Stored, problems: Problems): void {
  const { start, intervalMs, slots } = schedule;
  const slotOf = (at: InstantMs) => Math.floor((at - start) / intervalMs);
  const counts = new Map<string, number>();
  for (const { githubId, at } of totals) {
    const key = `${githubId} ${slotOf(at)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const blindOf = new Map(
    generated.expected.filter(isReturn).map((e) => [e.githubId, nextLook(generated, schedule, e)]),
  );
  const backOf = new Map(generated.expected.filter(isReturn).map((event) => [event.githubId, event]));
  for (const id of ids) {
    const back = backOf.get(id);
    for (let slot = 0; slot < slots; slot += 1) {
      const count = counts.get(`${id} ${slot}`) ?? 0;
      if (count > 1) problems.add("totals came twice", `${id} in slot ${slot}`);
      const begins = start + slot * intervalMs;
      const unseen = back !== undefined && begins > back.at && begins < (blindOf.get(id) ?? 0);
      if (count === 0 && truth.nameAt(id, begins) !== null && !unseen) {
        problems.add("totals are missing", `${id} in slot ${slot}, ${iso(begins)}`);
      }
    }
  }
}

function isReturn({ kind }: { kind: string }): boolean {
  return kind === "found again";
}

type Scheduled = Pick<Fleet, "generated" | "schedule" | "end">;

/**
 * Every look after an event sees it; what had gone is looked for after one interval, then two, then four. Null: not
 * before the end.
 */
function deadlineOf({ generated, schedule, end }: Scheduled, event: DueEvent): InstantMs | null {
  if (mayBeUnseen(generated, schedule, event)) return null;
  const look = isReturn(event) ? nextLook(generated, schedule, event) : nextSlot(schedule, event.at);
  return look < end ? look + schedule.intervalMs : null;
}

/**
 * Fates are hours apart, so one who looks every hour sees them all. Whoever looks less often may miss one before its
 * first look, and whoever goes and comes back between two looks.
 */
function mayBeUnseen({ expected }: Fleet["generated"], { start, intervalMs }: Fleet["schedule"], event: DueEvent) {
  if (intervalMs <= HOUR_MS) return false;
  if (event.at < start + intervalMs) return true;
  const ofProject = expected.filter(({ githubId }) => githubId === event.githubId);
  const gone = ofProject.find(({ kind }) => kind === "hidden");
  const back = ofProject.find(isReturn);
  return gone !== undefined && back !== undefined && back.at - gone.at < intervalMs;
}

function nextSlot({ start, intervalMs }: Fleet["schedule"], at: InstantMs): InstantMs {
  return start + Math.ceil((at - start) / intervalMs) * intervalMs;
}

const MOST_BACKOFF_MS = DAY_MS;

/** When a repository that had gone is looked for next, after it came back. */
function nextLook(
  { expected }: Fleet["generated"],
  schedule: Fleet["schedule"],
  { githubId, at }: { githubId: number; at: InstantMs },
): InstantMs {
  const gone = expected.find((event) => event.githubId === githubId && event.kind === "hidden");
  let wait = schedule.intervalMs;
  let look = nextSlot(schedule, gone?.at ?? at);
  while (look < at) {
    look += wait;
    wait = Math.min(2 * wait, Math.max(schedule.intervalMs, MOST_BACKOFF_MS));
  }
  return look;
}

/** Of everybody who could be seen all the time, all there ever was is known, and was looked at again after a day. */
function checkWhole(fleet: Fleet, { days, work }: Stored, problems: Problems): void {
  const { truth, schedule, options, end } = fleet;
  const stars = newestDays(days, "stars");
  const forks = newestDays(days, "forks");
  const workOf = Map.groupBy(work, ({ githubId }) => githubId);
  for (const id of listPresent(fleet)) {
    const lookedAt = schedule.start + options.days * DAY_MS;
    for (const { resource, lastSuccessAt, cursor, problem } of workOf.get(id) ?? []) {
      if (problem !== null) problems.add("there is something wrong at the end", `${id} ${resource}: ${problem}`);
      const depth = resource.endsWith("_depth");
      const done = depth
        ? (cursor as { completedAt: number | null }).completedAt !== null
        : (lastSuccessAt ?? 0) >= lookedAt;
      if (!done) problems.add("work is left undone", `${id} ${resource}`);
    }
    for (const day of truth.survivingAt(id, lookedAt)?.keys() ?? []) {
      if (stars.get(id)?.has(day) !== true) problems.add("a day of stars is lost", `${id} on ${day}`);
    }
    for (const day of truth.forksByDayAt(id, end)?.keys() ?? []) {
      const late = Date.parse(`${day}T00:00:00Z`) >= lookedAt - HOUR_MS;
      if (!late && forks.get(id)?.has(day) !== true) problems.add("a day of forks is lost", `${id} on ${day}`);
    }
  }
}

/** The list of releases at the end, its edits and deletions included. */
async function checkReleasesAtEnd(fleet: Fleet, { projects }: Stored, db: Database, problems: Problems): Promise<void> {
  const { truth, schedule, options } = fleet;
  const present = new Set(listPresent(fleet));
  for (const { id, githubId } of projects) {
    if (!present.has(githubId)) continue;
    const said = (truth.releasesAt(githubId, schedule.start + options.days * DAY_MS + 1) ?? []).map(describeRelease);
    const known = (await readReleases(db, id)).map(describeRelease);
    for (const release of said.slice(0, NEWEST_RELEASES)) {
      if (!known.includes(release)) problems.add("a release is lost", `${githubId} ${release}`);
    }
    for (const release of known.slice(0, NEWEST_RELEASES)) {
      if (!said.includes(release)) problems.add("a release that is not there", `${githubId} ${release}`);
    }
  }
}
