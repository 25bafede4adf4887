import { checkPins } from "@groundswell/api";
import { addDays, contentHash, DAY_MS, dayRange, startOfDay, type Day } from "@groundswell/core";
import {
  claimSource,
  findProject,
  finishSource,
  importArchive,
  listWork,
  noteSuccess,
  recordDelivery,
  recordDiscussion,
  recordNotice,
  recordReleases,
  recordStories,
  recordSurvivingDays,
  refreshDerived,
  refreshEffects,
  RESOURCES,
  syncWatchlist,
  takeStoryDelivery,
  writeCollectorPlan,
  writeCollectorStatus,
  type Connection,
  type Database,
} from "@groundswell/db";
import { seedOpenness } from "@groundswell/support";
import { sql } from "drizzle-orm";
import {
  AS_OF,
  LAST_DAY,
  nameProject,
  observeDays,
  openPinnedWorld,
  PINNED_AT,
  receiptOn,
  recordHistory,
  type PinnedWorld,
} from "./pinned-world.ts";
import { doubt, FEED, link, story } from "./story-seeds.ts";

/** When all of it has happened. */
export const LATER = PINNED_AT + 40 * DAY_MS;
const LAST = addDays(LAST_DAY, 40);

/** Charts that were published while things were otherwise, each in all its looks. */
export const PINNED = [
  ...["old/goose/stars", "old/goose/net", "old/goose/surviving", "old/goose/releases", "two/b/forks"],
  "effect/loud/old/goose",
  "board/momentum",
].map((path) => `/charts/${path}.EXT?asOf=${AS_OF}`);
const COMPARED = `/charts/compare/stars.EXT?projects=old/goose,two/b&asOf=${AS_OF}`;

/** A world in which everything has happened that a database can hold: every table that is exported has rows. */
export async function openEverythingWorld(kind: Connection["kind"]): Promise<PinnedWorld> {
  const world = await openPinnedWorld(kind);
  const { db } = world.connection;
  await importTags(db);
  await tellStories(db);
  await askForPins(world);
  await goOn(db);
  await collect(db);
  await readFiles(db);
  await refreshEffects(db, { now: LATER });
  await freeze(db);
  await checkPins({ ...world.depsAt(LATER) });
  return world;
}

/** A ledger of one project's files, and posts that name it. */
async function readFiles(db: Database): Promise<void> {
  const id = (await findProject(db, "two/b"))?.id ?? 0;
  await seedOpenness(db, id, "2026-06-10");
  const thread = { url: "https://news.ycombinator.com/item?id=8", at: startOfDay("2026-06-12"), posts: 2 };
  await recordDiscussion(db, id, receiptOn("2026-06-20", "GET https://hn.algolia.com/"), "hackernews", [
    { day: "2026-06-12", sure: 4, unsure: 1, coverage: "complete", links: [thread] },
    { day: "2026-06-13", sure: 0, unsure: 0, coverage: "complete", links: [] },
  ]);
}

/** Figures and tags from elsewhere, under a name that was given up. */
async function importTags(db: Database): Promise<void> {
  await syncWatchlist(
    db,
    ["old/goose", "two/b", "three/c"].map((repo, i) => ({
      ...{ repo, name: repo, category: i === 2 ? null : "agents", description: 'A "quoted" 鹅 text', homepage: null },
      formerly: i === 0 ? ["older/goose"] : [],
    })),
  );
  const rest = { timeKnown: false, forks: 3, openIssues: null, openIssuesAndPulls: 7, source: "an archive" };
  const observations = dayRange("2026-03-01", "2026-05-20").map((day, i) => ({
    ...{ ...rest, repo: "older/goose", stars: 300 + 5 * i, observedAt: startOfDay(day) + DAY_MS / 2 },
  }));
  const tag = { prerelease: false, source: "git tags of the projects", taggedAt: startOfDay("2026-04-01") };
  const releases = [{ ...tag, repo: "old/goose", tag: "@scope/goose@1.0" }];
  const sourceUrls = new Map([["an archive", "https://archive.example"]]);
  const hash = contentHash("everything");
  await importArchive(
    db,
    { file: "archive", contentHash: hash, compiledAt: PINNED_AT, observations, releases, sourceUrls },
    PINNED_AT,
  );
}

/** Linked, in doubt, revised, taken back, of two outlets. */
async function tellStories(db: Database): Promise<void> {
  const teller = { toldBy: FEED, knownAt: PINNED_AT - 9 * DAY_MS, linkedBy: "names of a test" };
  await recordStories(
    db,
    [
      story("certain", "2026-06-08", [link("old/goose"), doubt("two/b", "to be, or not")]),
      story("elsewhere", "2026-07-03", [link("two/b")], { source: "Else & Where <em>" }),
      story("revised", "2026-07-20", [link("three/c")]),
      story("taken-back", "2026-07-21", [link("three/c")]),
      story("doubtful", "2026-08-01", [doubt("two/b", "twice b")]),
    ],
    teller,
  );
  await recordStories(
    db,
    [
      story("revised", "2026-07-20", [link("three/c")], { title: "About revised, revised" }),
      story("taken-back", "2026-07-21", [], { active: false }),
    ],
    { ...teller, knownAt: PINNED_AT - 8 * DAY_MS },
  );
  await refreshEffects(db, { now: PINNED_AT - DAY_MS });
}

async function askForPins(world: PinnedWorld): Promise<void> {
  const ask = world.start();
  for (const path of [...PINNED, COMPARED]) {
    for (const extension of ["svg", "png", "csv", "json"]) {
      const response = await ask(path.replace("EXT", extension));
      if (response.status !== 200) throw new Error(`${path} ${extension}: ${await response.text()}`);
    }
  }
  await ask("/feeds/all.atom");
}

/** Renamed, taken back, deleted, not found, watched no more, and figures for the days that passed. */
async function goOn(db: Database): Promise<void> {
  const days: Day[] = dayRange(addDays(LAST_DAY, 1), LAST).filter((_, i) => i < 12 || i > 16);
  for (const id of [1, 2]) await observeDays(db, id, days);
  await nameProject(db, 1, "new/goose", addDays(LAST_DAY, 4));
  await recordHistory(db, 1, addDays(LAST_DAY, 20), (_, i) => 9 + (i % 5));
  const releases = receiptOn(LAST, "GET /releases");
  const gone = { tag: "v1", githubReleaseId: 2, name: null, prerelease: true, taggedAt: null, url: null };
  await db.transaction(async (tx) => {
    await recordSurvivingDays(tx, 1, receiptOn(LAST, "forks"), "forks", [{ day: LAST_DAY, count: 3 }]);
    await recordReleases(tx, 1, releases, [
      { ...gone, publishedAt: startOfDay("2026-07-01"), knownAt: releases.fetchedAt, deleted: true },
      {
        ...{ ...gone, tag: "v9", githubReleaseId: 9, publishedAt: startOfDay(LAST), knownAt: releases.fetchedAt },
        downloads: { "goose.tar.gz": 12, "goose.zip": 3 },
      },
    ]);
    await recordNotice(tx, 2, receiptOn(LAST, "GET /repos/two/b"), { kind: "not found", name: "two/b", takenBy: null });
    for (const id of [1, 2]) await refreshDerived(tx, id, null);
  });
  const entry = { category: "agents", description: null, homepage: "https://goose.example", formerly: [] };
  await syncWatchlist(
    db,
    ["new/goose", "two/b"].map((repo) => ({ ...entry, repo, name: repo.toUpperCase() })),
  );
}

/** A verdict that is written down for good, and the week's library: a world of three projects has too few for its own. */
async function freeze(db: Database): Promise<void> {
  await db.execute(sql`
    insert into story_verdicts select project_id, story_id, first_start, last_start, timestamptz '2026-07-07T00:00:00.123456Z',
      effect || '{"state": "frozen"}' from story_effects where project_id = 1`);
  await db.execute(sql`
    insert into placebo_libraries
    values ('2026-W34', '5-20', false, array[-1.25, 0, 1e-7, 0.1::float8 + 0.2::float8], 3, '2024-08-22', '2026-08-21')`);
  await refreshEffects(db, { now: LATER + 1 });
}

/** What the collector and the reader of coverage remember. */
async function collect(db: Database): Promise<void> {
  await listWork(db, RESOURCES, LATER);
  await noteSuccess(db, 1, "releases", LATER - DAY_MS);
  await noteSuccess(db, 2, "history", LATER - 2 * DAY_MS);
  await recordDelivery(db, 1, { bodyHash: contentHash("x"), event: "star", receivedAt: LATER });
  await takeStoryDelivery(db, "delivery-1", LATER);
  const claim = await claimSource(db, FEED, { now: LATER - DAY_MS, leaseMs: 60_000 });
  if (claim === null) throw new Error("the source is somebody's");
  const memory = { etag: 'W/"1"', lastModified: null, cursor: { seen: ["a", 1.5] } };
  const done = { askedAt: LATER - DAY_MS, nextAt: LATER + DAY_MS, succeeded: false, problem: "answers 503", memory };
  await finishSource(db, claim, done);
  const github = { state: "reachable", since: LATER, lastSuccessAt: LATER, detail: null, authenticated: true } as const;
  const budgets = [{ bucket: "core", limit: 5000, remaining: 4000, resetsAt: LATER + 1000 }];
  const run = { running: false, intervalSeconds: 3600, lastRunAt: LATER, nextRunAt: LATER + 3_600_000 };
  await writeCollectorStatus(db, { github, budgets, run }, LATER);
  const next = [{ repo: "two/b", resource: "forks" as const, dueAt: LATER }];
  const missing = [{ resource: "history_depth" as const, pages: 3 }];
  const incomplete = [{ projectId: 2, repo: "two/b", missing, completeAt: null }];
  await writeCollectorPlan(db, { at: LATER, next, buckets: [], incomplete });
}
