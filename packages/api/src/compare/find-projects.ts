import { isRepoName, type InstantMs } from "@groundswell/core";
import { findProjectAsOf } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import type { Faults } from "../http/faults.ts";
import type { AskedProject } from "./comparison.ts";

export const MOST_PROJECTS = 10;

/** Each is looked up before it is known which are the same. */
const MOST_NAMES = 50;

/**
 * The watched projects of a list of names, each once, by the first of its names there.
 * @param faults gets what is wrong with the list: one fault that says all of it
 * @param asOf whose the names were then, also of projects that were taken off the list; null: watched ones, by their names
 * of today and before
 */
export async function findProjects(
  context: Pick<RouteContext, "db" | "findProject">,
  list: string,
  faults: Faults,
  asOf: InstantMs | null = null,
): Promise<AskedProject[]> {
  const named = list.split(",").map((name) => name.trim());
  const names = [...new Set(named.filter((name) => name !== ""))];
  if (names.length === 0 || names.length > MOST_NAMES) {
    faults.add("projects", describeCount(names.length));
    return [];
  }
  const find = (name: string) => (asOf === null ? context.findProject(name) : findProjectAsOf(context.db, name, asOf));
  const found = await Promise.all(names.map((name) => (isRepoName(name) ? find(name) : Promise.resolve(null))));
  const byId = new Map<number, AskedProject>();
  const unknown: string[] = [];
  for (const [i, askedAs] of names.entries()) {
    const project = found[i] ?? null;
    if (project === null || !(project.watched || asOf !== null)) unknown.push(askedAs);
    else if (!byId.has(project.id)) byId.set(project.id, { project, askedAs });
  }
  const count = byId.size + unknown.length;
  const wrong = [
    ...(count > MOST_PROJECTS ? [describeCount(count)] : []),
    ...(unknown.length > 0 ? [`no watched project is or was called ${unknown.join(", ")}`] : []),
  ];
  if (wrong.length > 0) faults.add("projects", wrong.join("; "));
  return [...byId.values()];
}

function describeCount(count: number): string {
  return `name 1 to ${MOST_PROJECTS} projects as owner/name, separated by commas; there are ${count}`;
}
