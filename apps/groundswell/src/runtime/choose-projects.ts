import { UserError } from "@groundswell/core";
import { findProject, type Database, type ProjectRow } from "@groundswell/db";

/**
 * The watched project that bears or bore a name.
 * @param where what the name is looked for in: the watchlist's file
 * @throws UserError when there is none
 */
export async function chooseProject(db: Database, name: string, where: string): Promise<ProjectRow> {
  const project = await findWatched(db, name);
  if (project === null) throw notWatched([name], where);
  return project;
}

/**
 * The watched projects that bear or bore these names, each once.
 * @throws UserError that lists the names which nobody bears
 */
export async function chooseProjects(db: Database, names: readonly string[], where: string): Promise<ProjectRow[]> {
  const chosen = new Map<number, ProjectRow>();
  const unknown: string[] = [];
  for (const name of names) {
    const project = await findWatched(db, name);
    if (project === null) unknown.push(name);
    else chosen.set(project.id, project);
  }
  if (unknown.length > 0) throw notWatched(unknown, where);
  return [...chosen.values()];
}

async function findWatched(db: Database, name: string): Promise<ProjectRow | null> {
  const project = await findProject(db, name);
  return project?.watched === true ? project : null;
}

function notWatched(names: readonly string[], where: string): UserError {
  return new UserError(`no watched project is or was called ${names.join(" or ")}`, {
    where,
    remedy: "add it there, or check the spelling (owner/name)",
  });
}
