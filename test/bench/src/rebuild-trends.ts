import { connect, rebuildTrends } from "@groundswell/db";

/*
 * A process of its own, so that its memory is that of the rebuilding alone: derives the trends of a whole catalogue anew
 * and tells what that took.
 */

export interface Rebuilt {
  projects: number;
  /** Days with a net figure, over all projects. */
  projectDays: number;
  seconds: number;
  /** Most memory of the process at once. */
  peakMb: number;
}

/** What the first of them take longer is the program's start, and not the cost of a project. */
const WARM_UP_PROJECTS = 100;

const [url = ""] = process.argv.slice(2);
const store = await connect({ url, dataDir: "" });
const { db } = store;
const warmUp = await db.execute<{ id: number }>(`select id from projects order by id limit ${WARM_UP_PROJECTS}`);
await rebuildTrends(db, { projectIds: warmUp.map(({ id }) => id) });
const startedAt = performance.now();
await rebuildTrends(db);
const seconds = (performance.now() - startedAt) / 1_000;
const [counts] = await db.execute<{ projects: number; days: number }>(
  "select (select count(*)::int from projects) as projects, count(*)::int as days from daily_trends",
);
process.send?.({
  projects: counts?.projects ?? 0,
  projectDays: counts?.days ?? 0,
  seconds,
  peakMb: process.resourceUsage().maxRSS / 1_024,
} satisfies Rebuilt);
await store.close();
process.disconnect();
