import { repoKey } from "@groundswell/core";
import { asc } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projectNames, projects, storyVersions } from "../schema/index.ts";
import type { FactRows } from "./fact-rows.ts";

export interface ProjectMatches {
  /** There was nothing before. */
  isIntoEmpty: boolean;
  /** The file's number of a project, and ours of the same. */
  matches: ReadonlyMap<number, number>;
}

/** A project, and all names that it bears or bore, in lower case. */
interface Known {
  id: number;
  githubId: number | null;
  repo: string;
  names: Set<string>;
}

/**
 * Finds the projects of an export that this database has. GitHub's number says so for sure; where one of them lacks it, the
 * name that the project bears; else the name that one of them bore. No two of the file are one here.
 */
export async function matchProjects(tx: Executor, read: () => AsyncIterable<FactRows>): Promise<ProjectMatches> {
  const own = await readOwn(tx);
  if (own.length === 0) {
    const [told] = await tx.select({ id: storyVersions.storyId }).from(storyVersions).limit(1);
    return { isIntoEmpty: told === undefined, matches: new Map() };
  }
  const theirs = await readTheirs(read());
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  for (const listSame of indexOwn(own)) {
    for (const one of theirs) {
      if (matches.has(one.id)) continue;
      const found = new Set(listSame(one).filter((other) => !taken.has(other.id) && canBeSame(one, other)));
      const [only] = found;
      if (only === undefined || found.size > 1) continue;
      matches.set(one.id, only.id);
      taken.add(only.id);
    }
  }
  return { isIntoEmpty: false, matches };
}

/** What says that a project of ours is one of theirs, the surest first: each finds those that may be, some twice. */
function indexOwn(own: readonly Known[]): ((theirs: Known) => Known[])[] {
  const byGithubId = Map.groupBy(own, ({ githubId }) => githubId);
  const byRepo = Map.groupBy(own, ({ repo }) => repo);
  const byName = new Map<string, Known[]>();
  for (const one of own) {
    for (const name of one.names) {
      const bearers = byName.get(name) ?? [];
      bearers.push(one);
      byName.set(name, bearers);
    }
  }
  return [
    ({ githubId }) => (githubId === null ? [] : (byGithubId.get(githubId) ?? [])),
    ({ repo }) => byRepo.get(repo) ?? [],
    ({ repo, names }) => [...(byName.get(repo) ?? []), ...[...names].flatMap((name) => byRepo.get(name) ?? [])],
  ];
}

/** Two numbers of GitHub's are two repositories, whatever they are called. */
function canBeSame(a: Known, b: Known): boolean {
  return a.githubId === null || b.githubId === null || a.githubId === b.githubId;
}

async function readOwn(tx: Executor): Promise<Known[]> {
  const rows = await tx.select().from(projects).orderBy(asc(projects.id));
  const own = new Map(rows.map(({ id, githubId, repo }) => [id, toKnown(id, githubId, repo)]));
  for (const { projectId, nameKey } of await tx.select().from(projectNames)) own.get(projectId)?.names.add(nameKey);
  return [...own.values()];
}

/** Projects and their names stand first in a file: the rest of it is not read. */
async function readTheirs(read: AsyncIterable<FactRows>): Promise<Known[]> {
  const theirs = new Map<number, Known>();
  for await (const { table, rows } of read) {
    const place = (name: string) => table.columns.indexOf(name);
    if (table.name === "projects") {
      const [id, githubId, repo] = [place("id"), place("github_id"), place("repo")];
      for (const row of rows) {
        const values = JSON.parse(row) as unknown[];
        const github = values[githubId];
        const known = toKnown(Number(values[id]), typeof github === "number" ? github : null, String(values[repo]));
        theirs.set(known.id, known);
      }
    } else if (table.name === "project_names") {
      const [id, key] = [place("project_id"), place("name_key")];
      for (const row of rows) {
        const values = JSON.parse(row) as unknown[];
        theirs.get(Number(values[id]))?.names.add(String(values[key]));
      }
    } else break;
  }
  return [...theirs.values()];
}

function toKnown(id: number, githubId: number | null, repo: string): Known {
  return { id, githubId, repo: repoKey(repo), names: new Set() };
}
