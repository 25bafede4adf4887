import { repoKey } from "@groundswell/core";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { refreshStandings } from "../derived/refresh-derived.ts";
import { projectNames, projects } from "../schema/index.ts";
import { bumpDataVersion } from "../state/data-version.ts";
import { takeTurn } from "../state/take-turn.ts";
import { addCurrentName, addFormerNames } from "./add-name.ts";
import type { ProjectRow, WatchedProject } from "./types.ts";

/**
 * Makes the stored projects those of the watchlist: new ones are added, known ones (by any of their names) updated,
 * others hidden with their data kept. One transaction: the list changes whole or not at all.
 * @returns the watched projects in the watchlist's order
 */
export async function syncWatchlist(db: Database, watchlist: readonly WatchedProject[]): Promise<ProjectRow[]> {
  return db.transaction(async (tx) => {
    await takeTurn(tx);
    const known = await readKnownNames(tx);
    const meant = matchEntries(watchlist, known);
    const watched: ProjectRow[] = [];
    const changed: number[] = [];
    for (const [i, entry] of watchlist.entries()) {
      const existing = meant[i] ?? findCalled(entry.repo, known);
      const project = await upsertProject(tx, entry, existing, known);
      watched.push(project);
      if (project !== existing) changed.push(project.id);
    }
    const ids = watched.map((project) => project.id);
    const others = ids.length === 0 ? sql`true` : notInArray(projects.id, ids);
    await tx.update(projects).set({ watched: false }).where(and(projects.watched, others));
    await refreshStandings(tx, changed);
    await bumpDataVersion(tx);
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

/**
 * Which stored project each entry means: the one that is called so; else one that was called so, unless another entry
 * means it: then the name has been freed and taken by somebody new.
 */
function matchEntries(
  watchlist: readonly WatchedProject[],
  known: ReadonlyMap<string, ProjectRow>,
): (ProjectRow | undefined)[] {
  const today = watchlist.map(({ repo }) => findCalled(repo, known));
  const taken = new Set(today.map((project) => project?.id));
  return watchlist.map(({ repo, formerly }, i) => {
    if (today[i] !== undefined) return today[i];
    const holders = [repo, ...formerly].map((n) => known.get(repoKey(n)));
    const found = holders.find((project) => project !== undefined && !taken.has(project.id));
    taken.add(found?.id);
    return found;
  });
}

function findCalled(repo: string, known: ReadonlyMap<string, ProjectRow>): ProjectRow | undefined {
  const project = known.get(repoKey(repo));
  return project !== undefined && repoKey(project.repo) === repoKey(repo) ? project : undefined;
}

async function upsertProject(
  tx: Executor,
  entry: WatchedProject,
  existing: ProjectRow | undefined,
  known: Map<string, ProjectRow>,
): Promise<ProjectRow> {
  const { repo, name, category, description, homepage, formerly } = entry;
  if (existing !== undefined && saysTheSame(entry, existing, known)) return existing;
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
  for (const n of [repo, stored.repo, ...formerly]) known.set(repoKey(n), stored);
  return stored;
}

/** Whether the watchlist says nothing of a project that is not stored already: the usual case, at every start. */
function saysTheSame(entry: WatchedProject, project: ProjectRow, known: ReadonlyMap<string, ProjectRow>): boolean {
  const { repo, name, category, description, homepage, formerly } = entry;
  return (
    project.watched &&
    project.name === name &&
    project.category === category &&
    project.description === description &&
    project.homepage === homepage &&
    (project.githubId !== null || project.repo === repo) &&
    [repo, ...formerly].every((n) => known.get(repoKey(n))?.id === project.id)
  );
}
