import { findProject, readDiscussion, type DiscussionSource } from "@groundswell/db";
import {
  syncDiscussion,
  type DiscussionHosts,
  type DiscussionOptions,
  type DiscussionReport,
} from "@groundswell/sources";
import type { Watchlist } from "@groundswell/watchlist";
import { pino } from "pino";
import type { Suite } from "../harness.ts";

/** Nobody listens there: a place that a test does not mean must not be asked. */
const NOWHERE = "http://127.0.0.1:9";

/** The searches, each at its stand-in. */
export function hostsAt(hosts: Partial<DiscussionHosts>): DiscussionHosts {
  const nowhere = {
    ...{ hackernews: NOWHERE, redditLogin: NOWHERE, reddit: NOWHERE },
    ...{ blueskyLogin: NOWHERE, blueskyOpen: NOWHERE },
  };
  return { ...nowhere, ...hosts };
}

/** Asks what is due, without pauses. */
export async function syncPosts(
  suite: Suite,
  watchlist: Watchlist,
  hosts: DiscussionHosts,
  options: Partial<DiscussionOptions> = {},
): Promise<DiscussionReport[]> {
  const logger = pino({ level: "info" }, { write: (line: string) => void suite.log.push(line) });
  const [db, fetcher] = [suite.db(), suite.fetcher()];
  const now = () => suite.clock.now;
  return syncDiscussion({
    db,
    watchlist,
    fetcher,
    logger,
    env: {},
    hosts,
    now,
    spacingMs: 0,
    ...options,
  });
}

/** `day: sure+unsure, coverage`, a line for each day that is known. */
export async function countsOf(suite: Suite, repo: string, source: DiscussionSource): Promise<string[]> {
  const project = await findProject(suite.db(), repo);
  if (project === null) throw new Error(`nobody watches ${repo}`);
  const days = await readDiscussion(suite.db(), { projectId: project.id, source }, { from: null, to: null });
  return days.map(({ day, sure, unsure, coverage }) => `${day}: ${sure}+${unsure}, ${coverage}`);
}

/** The days that are known, with their links. */
export async function linksOf(suite: Suite, repo: string, source: DiscussionSource) {
  const project = await findProject(suite.db(), repo);
  const days = await readDiscussion(suite.db(), { projectId: project?.id ?? 0, source }, { from: null, to: null });
  return Object.fromEntries(days.flatMap(({ day, links }) => (links.length === 0 ? [] : [[day, links] as const])));
}

/** All that the database holds, as text. */
export async function dumpOf(suite: Suite): Promise<string> {
  const tables = await suite
    .db()
    .execute<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
  const rows = [];
  for (const { name } of tables) rows.push(await suite.db().execute(`select t::text from "${name}" t`));
  return JSON.stringify(rows);
}
