import { repoKey, type InstantMs, type RepoName } from "@groundswell/core";
import { sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectNames } from "../schema/index.ts";

/**
 * Notes that a project bears a name from now on. Its earlier names stay.
 * @param since when GitHub was seen to use it; null when only the watchlist says so
 */
export async function addCurrentName(
  db: Executor,
  projectId: number,
  name: RepoName,
  since: InstantMs | null,
): Promise<void> {
  const nextRank = sql<number>`(select coalesce(max(rank), 0) + 1 from project_names where project_id = ${projectId})`;
  const seen = since === null ? null : new Date(since);
  await db
    .insert(projectNames)
    .values({ projectId, nameKey: repoKey(name), name, since: seen, rank: nextRank })
    .onConflictDoUpdate({
      target: [projectNames.projectId, projectNames.nameKey],
      set: { name, since: seen, rank: sql`excluded.rank` },
    });
}

/** Notes names that a project bore before, newest first. Names already known keep their place. */
export async function addFormerNames(db: Executor, projectId: number, names: readonly RepoName[]): Promise<void> {
  if (names.length === 0) return;
  const oldest = sql<number>`(select coalesce(min(rank), 0) from project_names where project_id = ${projectId})`;
  const rows = names.map((name, i) => ({
    projectId,
    nameKey: repoKey(name),
    name,
    since: null,
    rank: sql<number>`${oldest} - ${i + 1}`,
  }));
  await db.insert(projectNames).values(rows).onConflictDoNothing();
}
