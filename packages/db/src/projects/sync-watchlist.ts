import { repoKey } from "@groundswell/core";
import { eq, notInArray, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { projectNames, projects } from "../schema/index.ts";
import { addCurrentName, addFormerNames } from "./add-name.ts";
import type { ProjectRow, WatchedProject } from "./types.ts";

/**
 * Makes the stored projects those of the watchlist: new ones are added, known ones (by any of their names) updated,
 * others hidden with their data kept. One transaction: the list changes whole or not at all.
 * @returns the watched projects in the watchlist's order
 */
export async function syncWatchlist(db: Database, watchlist: readonly WatchedProject[]): Promise<ProjectRow[]> {
  return db.transaction(async (tx) => {
    const known = await readKnownNames(tx);
    const watched: ProjectRow[] = [];
    for (const entry of watchlist) watched.push(await upsertProject(tx, entry, known));
    const ids = watched.map((project) => project.id);
    await tx
      .update(projects)
      .set({ watched: false })
      .where(ids.length === 0 ? sql`true` : notInArray(projects.id, ids));
    return watched;
  });
}

/** Every stored name with its project; a project's own current name wins over another's former one. */
async function readKnownNames(tx: Executor): Promise<Map<string, ProjectRow>> {
  const rows = await tx
    .select({ key: projectNames.nameKey, project: projects })
    .from(projectNames)
    .innerJoin(projects, eq(projects.id, projectNames.projectId));
  const known = new Map<string, ProjectRow>();
  for (const { key, project } of rows) {
    if (!known.has(key) || repoKey(project.repo) === key) known.set(key, project);
  }
  return known;
}

async function upsertProject(tx: Executor, entry: WatchedProject, known: Map<string, ProjectRow>): Promise<ProjectRow> {
  const { repo, name, category, description, homepage, formerly } = entry;
  const existing = [repo, ...formerly].map((n) => known.get(repoKey(n))).find((project) => project !== undefined);
  // Once GitHub has answered, it says what the repository is called; the watchlist may lag behind a rename.
  const attributes = { name, category, description, homepage, watched: true };
  const [stored] =
    existing === undefined
      ? await tx
          .insert(projects)
          .values({ repo, ...attributes })
          .returning()
      : await tx
          .update(projects)
          .set(existing.githubId === null ? { repo, ...attributes } : attributes)
          .where(eq(projects.id, existing.id))
          .returning();
  if (stored === undefined) throw new Error(`the project ${repo} was not stored`);
  if (existing === undefined || repoKey(existing.repo) !== repoKey(stored.repo)) {
    await addCurrentName(tx, stored.id, stored.repo, null);
  }
  await addFormerNames(tx, stored.id, repoKey(repo) === repoKey(stored.repo) ? formerly : [repo, ...formerly]);
  for (const n of [stored.repo, ...formerly]) known.set(repoKey(n), stored);
  return stored;
}
