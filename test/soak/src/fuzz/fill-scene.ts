import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readBundledArchive } from "@groundswell/archive";
import { contentHash, DAY_MS, startOfDay } from "@groundswell/core";
import {
  findProject,
  importArchive,
  recordDiscussion,
  refreshEffects,
  syncStories,
  syncWatchlist,
  type Database,
} from "@groundswell/db";
import { readStories } from "@groundswell/stories";
import { REPOSITORY_ROOT, seedOpenness } from "@groundswell/support";
import { parseWatchlist, type Watchlist } from "@groundswell/watchlist";

/** The project that has what no fresh clone has: a ledger of its files, and posts that name it. */
export const READ_PROJECT = "aaif-goose/goose";

/** What a fresh clone shows, and of one project what comes in with time. @returns what is watched */
export async function fillScene(db: Database, now: number): Promise<Watchlist> {
  const { watchlist } = parseWatchlist(readFileSync(join(REPOSITORY_ROOT, "watchlist.yaml"), "utf8"), "watchlist.yaml");
  const { archive } = await readBundledArchive(join(REPOSITORY_ROOT, "archive"));
  if (watchlist === null || archive === null) throw new Error("the bundled files are damaged");
  await syncWatchlist(db, watchlist.projects);
  const { contentHash: hash, observations } = archive;
  const releases = archive.releases.map((release) => ({ ...release, prerelease: release.kind === "prerelease" }));
  const data = { file: "archive", contentHash: hash, compiledAt: now, observations, releases, sourceUrls: new Map() };
  await importArchive(db, data, now);
  const { stories } = await readStories(join(REPOSITORY_ROOT, "stories"), now);
  const kept = stories.map(({ publishedPlusMinusDays: plusMinusDays, ...story }) => ({ ...story, plusMinusDays }));
  await syncStories(db, kept, now);
  await readFiles(db, now);
  await refreshEffects(db, { now });
  return watchlist;
}

async function readFiles(db: Database, now: number): Promise<void> {
  const project = await findProject(db, READ_PROJECT);
  if (project === null) throw new Error(`${READ_PROJECT} is not watched`);
  await seedOpenness(db, project.id, "2026-08-01");
  const receipt = {
    ...{ source: "Algolia's Hacker News API", sourceUrl: "https://hn.algolia.com/api", fetchedAt: now - DAY_MS },
    ...{ request: "GET /search_by_date", status: 200, contentHash: contentHash("posts"), method: "posts of a day" },
  };
  const thread = { url: "https://news.ycombinator.com/item?id=8", at: startOfDay("2026-08-19"), posts: 2 };
  await recordDiscussion(db, project.id, receipt, "hackernews", [
    { day: "2026-08-18", sure: 0, unsure: 0, coverage: "complete", links: [] },
    { day: "2026-08-19", sure: 4, unsure: 1, coverage: "cut off", links: [thread] },
  ]);
}
