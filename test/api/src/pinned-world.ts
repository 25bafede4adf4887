import { createApi, type ApiDeps } from "@groundswell/api";
import { addDays, contentHash, dayNumber, dayRange, startOfDay, type Day, type Receipt } from "@groundswell/core";
import {
  migrate,
  recordDetails,
  recordObservations,
  recordReleases,
  recordSurvivingDays,
  refreshDerived,
  refreshEffects,
  syncStories,
  syncWatchlist,
  type Connection,
  type Database,
} from "@groundswell/db";
import { openTestStore, type TestStore } from "@groundswell/support";
import { pino } from "pino";
import { ORIGIN } from "./harness.ts";

/** The instant that charts are pinned to. */
export const AS_OF = "2026-08-22T04:07:00Z";
/** When the first of them is asked for. */
export const PINNED_AT = Date.parse("2026-08-22T12:00:00Z");
export const LAST_DAY = "2026-08-22";
const FIRST_DAY = "2026-05-24";
/** Two days on which nobody looked. */
const GAP = ["2026-07-10", "2026-07-11"];
/** A story of these projects came out. */
const STORY_DAY = "2026-06-20";

/** Three projects, by their ids: what they are called at first. */
export const REPOS = ["old/goose", "two/b", "three/c"] as const;

export function receiptOn(day: Day, request: string, hour = 3): Receipt {
  const fetchedAt = startOfDay(day) + hour * 3_600_000;
  const said = {
    source: "GitHub REST API",
    sourceUrl: "https://api.github.com",
    status: 200,
    method: "as GitHub says",
  };
  return { ...said, request, fetchedAt, contentHash: contentHash(`${request} ${day}`) };
}

/** Stars and forks as they were read at three o'clock, told by one answer. */
export async function observeDays(db: Database, projectId: number, days: readonly Day[]): Promise<void> {
  const [first = FIRST_DAY, last = first] = [days[0], days.at(-1)];
  const rows = days.map((day) => {
    const age = dayNumber(day) - dayNumber(FIRST_DAY);
    const counts = { stars: 1_000 * projectId + 7 * age + (age % 7) * 3, forks: 100 + age };
    const observedAt = receiptOn(day, "").fetchedAt;
    return { observedAt, timeKnown: true, archived: false, ...counts, openIssues: null, openIssuesAndPulls: null };
  });
  await db.transaction(async (tx) => {
    await recordObservations(tx, projectId, receiptOn(last, `GET /repositories/${projectId}`), rows);
    await refreshDerived(tx, projectId, startOfDay(first));
  });
}

/** What GitHub says of the stars given on each day since the first. @param countOf how many are there still */
export async function recordHistory(
  db: Database,
  projectId: number,
  to: Day,
  countOf: (day: Day, i: number) => number,
): Promise<void> {
  const days = dayRange(FIRST_DAY, to).map((day, i) => ({ day, count: countOf(day, i) }));
  await db.transaction(async (tx) => {
    await recordSurvivingDays(tx, projectId, receiptOn(to, "GET /stargazers"), "stars", days);
    await refreshDerived(tx, projectId, startOfDay(FIRST_DAY));
  });
}

/** GitHub calls a project so from a day on. */
export async function nameProject(db: Database, projectId: number, fullName: string, day: Day): Promise<void> {
  const unsaid = { description: null, homepage: null, license: null, language: null, topics: [], defaultBranch: null };
  const details = { ...unsaid, archived: false, disabled: false, visibility: "public" };
  const createdAt = startOfDay(FIRST_DAY);
  await db.transaction(async (tx) => {
    await recordDetails(tx, projectId, receiptOn(day, `GET /repositories/${projectId}`, 4), {
      ...details,
      ...{ githubId: 70 + projectId, fullName, createdAt },
    });
    await refreshDerived(tx, projectId, startOfDay(day));
  });
}

export async function watchAll(db: Database, repos: readonly string[]): Promise<number[]> {
  const entry = { category: "agents", description: null, homepage: null, formerly: [] };
  return (
    await syncWatchlist(
      db,
      repos.map((repo) => ({ ...entry, repo, name: repo })),
    )
  ).map(({ id }) => id);
}

/** A story's file says, on a day, whether it names two of the projects. */
export async function tellStory(db: Database, status: "confirmed" | "rejected", day: Day): Promise<void> {
  const told = {
    ...{ slug: "loud", title: "A loud story", url: "https://weekly.example/loud", source: "Example Weekly" },
    ...{ published: STORY_DAY, publishedAt: null, plusMinusDays: 0, publishedNote: null },
    mentions: ["old/goose", "two/b"].map((repo) => ({ repo, status, evidence: null })),
  };
  await syncStories(db, [told], startOfDay(day));
}

async function fill(connection: Connection): Promise<void> {
  await migrate(connection);
  const { db } = connection;
  const ids = await watchAll(db, REPOS);
  for (const id of ids) {
    await nameProject(db, id, REPOS[id - 1] ?? "", FIRST_DAY);
    await observeDays(
      db,
      id,
      dayRange(FIRST_DAY, LAST_DAY).filter((day) => !GAP.includes(day)),
    );
    for (const to of ["2026-08-01", LAST_DAY]) await recordHistory(db, id, to, (_, i) => 10 + (i % 5));
    const released = ["2026-06-01", "2026-07-01", "2026-08-01"].map((day, i) => ({
      ...{ tag: `v${i}`, githubReleaseId: i + 1, name: null, prerelease: i === 1, taggedAt: null, url: null },
      ...{ publishedAt: startOfDay(day), knownAt: startOfDay(day) },
    }));
    await db.transaction((tx) => recordReleases(tx, id, receiptOn(LAST_DAY, "GET /releases"), released));
  }
  await tellStory(db, "confirmed", addDays(STORY_DAY, 1));
  await refreshEffects(db, { now: Date.parse("2026-08-22T04:00:00Z") });
}

export interface PinnedWorld {
  connection: Connection;
  log: string[];
  /** A program that has just started on the database, to ask: nothing is left of what others remember. */
  start: (deps?: Partial<ApiDeps>) => (path: string) => Promise<Response>;
  depsAt: (now: number) => ApiDeps;
  drop: TestStore["drop"];
}

/** A small world of three projects, of which all kinds of charts can be pinned. */
export async function openPinnedWorld(kind: Connection["kind"]): Promise<PinnedWorld> {
  const { connection, drop } = await openTestStore(kind);
  await fill(connection);
  const log: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => void log.push(line) });
  const depsAt = (now: number): ApiDeps => ({
    ...{ db: connection.db, logger, version: "1.2.3", world: "real", publicUrl: "https://stars.example" },
    ...{ watchlistProblem: () => null, now: () => now },
  });
  return {
    ...{ connection, log, depsAt, drop },
    start(deps = {}) {
      const api = createApi({ ...depsAt(PINNED_AT), ...deps });
      return async (path) => api.fetch(new Request(ORIGIN + path));
    },
  };
}
