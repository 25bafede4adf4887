import { repoKey, type RepoName } from "@groundswell/core";
import { desc, eq, sql } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectNames, projects } from "../schema/index.ts";
import type { ProjectRow } from "./types.ts";

/**
 * The project that bears a name, or bore it: whoever bears it today comes first, then the one that GitHub gave it to last,
 * then the one that the watchlist added last. Case does not matter.
 */
export async function findProject(db: Executor, name: RepoName): Promise<ProjectRow | null> {
  const key = repoKey(name);
  const holders = await db
    .select({ project: projects })
    .from(projectNames)
    .innerJoin(projects, eq(projects.id, projectNames.projectId))
    .where(eq(projectNames.nameKey, key))
    .orderBy(sql`${projectNames.since} desc nulls last`, desc(projects.id));
  const current = holders.find((h) => repoKey(h.project.repo) === key);
  return (current ?? holders[0])?.project ?? null;
}

export async function findProjectById(db: Executor, id: number): Promise<ProjectRow | null> {
  const [project] = await db.select().from(projects).where(eq(projects.id, id));
  return project ?? null;
}

/** The project that GitHub has told is this repository, by GitHub's numeric id. */
export async function findProjectByGithubId(db: Executor, githubId: number): Promise<ProjectRow | null> {
  const [project] = await db.select().from(projects).where(eq(projects.githubId, githubId));
  return project ?? null;
}
