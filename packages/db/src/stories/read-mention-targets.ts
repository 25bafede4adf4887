import { isRepoName, repoKey, type MentionTarget, type RepoKey } from "@groundswell/core";
import { desc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectNames, projects } from "../schema/index.ts";

/**
 * What the linker looks for: the watchlist's words, and the names that GitHub gave since. A name that has passed to
 * another repository means that one from then on; one that no repository can have, in an import that somebody altered or
 * from before names were checked, means nothing.
 * @param watchlist in its own order, which is kept; a project that is not stored yet is answered as it is
 */
export async function readMentionTargets(db: Executor, watchlist: readonly MentionTarget[]): Promise<MentionTarget[]> {
  const { bearers, names } = await readNames(db);
  return watchlist.map((target) => {
    const said = [target.repo, ...target.formerly];
    const project = said.map((name) => bearers.get(repoKey(name))).find((bearer) => bearer !== undefined);
    if (project === undefined) return pickWords(target);
    const formerly = new Map<RepoKey, string>();
    for (const name of [...said, ...(names.get(project.id) ?? [])]) {
      const bearer = bearers.get(repoKey(name));
      if (isRepoName(name) && (bearer === undefined || bearer.id === project.id)) formerly.set(repoKey(name), name);
    }
    const repo = isRepoName(project.repo) ? project.repo : target.repo;
    formerly.delete(repoKey(repo));
    return { ...pickWords(target), repo, formerly: [...formerly.values()] };
  });
}

/** The words alone: a watchlist's entry may have more. */
function pickWords(target: MentionTarget): MentionTarget {
  const { repo, name, formerly, aliases, homepage, packages, maintainers, context, notContext } = target;
  return { repo, name, formerly, aliases, homepage, packages, maintainers, context, notContext };
}

/** Who bears each name, by the rule of `findProject`, and all names of each project. */
async function readNames(db: Executor) {
  const rows = await db
    .select({ key: projectNames.nameKey, name: projectNames.name, since: projectNames.since, project: projects })
    .from(projectNames)
    .innerJoin(projects, eq(projects.id, projectNames.projectId))
    .orderBy(projectNames.nameKey, desc(projects.id));
  const bearers = new Map<RepoKey, { id: number; repo: string; rank: number }>();
  for (const { key, since, project } of rows) {
    const rank = repoKey(project.repo) === key ? Infinity : (since?.getTime() ?? -Infinity);
    const held = bearers.get(key);
    if (held === undefined || rank > held.rank) bearers.set(key, { id: project.id, repo: project.repo, rank });
  }
  const byProject = Map.groupBy(rows, ({ project }) => project.id);
  return { bearers, names: new Map([...byProject].map(([id, of]) => [id, of.map(({ name }) => name)])) };
}
