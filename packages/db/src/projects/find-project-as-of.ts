import { repoKey, type InstantMs, type RepoName } from "@groundswell/core";
import { asc, eq, inArray } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectNames, projects } from "../schema/index.ts";
import { pickHolder, type NameSpan } from "./pick-holder.ts";
import type { ProjectRow } from "./types.ts";

/**
 * The project that bore a name at an instant, as far as is known; else the one that had borne it last by then, else the
 * one that bore it first afterwards. Case does not matter.
 */
export async function findProjectAsOf(db: Executor, name: RepoName, asOf: InstantMs): Promise<ProjectRow | null> {
  const { projectId, nameKey, since } = projectNames;
  const key = repoKey(name);
  const named = db.select({ id: projectId }).from(projectNames).where(eq(nameKey, key));
  const names = await db
    .select({ projectId, nameKey, since })
    .from(projectNames)
    .where(inArray(projectId, named))
    .orderBy(asc(projectId), asc(projectNames.rank));
  const spans = names.flatMap((one, i): NameSpan[] => {
    if (one.nameKey !== key) return [];
    const next = names[i + 1];
    const to = next?.projectId === one.projectId ? (next.since?.getTime() ?? -Infinity) : Infinity;
    return [{ projectId: one.projectId, from: one.since?.getTime() ?? -Infinity, to }];
  });
  const holder = pickHolder(spans, asOf);
  if (holder === null) return null;
  const [project] = await db.select().from(projects).where(eq(projects.id, holder));
  return project ?? null;
}
