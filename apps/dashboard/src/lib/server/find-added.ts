import type { Client } from "@groundswell/client";
import { isRepoName } from "@groundswell/core";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import { readRepo } from "#lib/compare/read-repo.ts";
import { unlessMissing } from "#lib/server/ask.ts";

const MATCHES = 6;

type Api = Pick<Client, "project" | "projects">;

/** What was written to be added, where that is not one project. */
export interface Unadded {
  text: string;
  /** Projects that it may mean. */
  matches: NamedRepo[];
}

/** The project that is meant: by today's name or an earlier one, by what it is called, or as the only one that matches. */
export async function findAdded(api: Api, written: string): Promise<NamedRepo | Unadded> {
  const text = readRepo(written);
  if (isRepoName(text)) {
    const project = await unlessMissing(api.project(text));
    if (project !== null) return toNamed(project);
  }
  const { items } = await api.projects({ q: text, sort: "stars", limit: MATCHES });
  const [first, ...more] = items;
  const named = items.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  const meant = named ?? (more.length === 0 ? first : undefined);
  return meant === undefined ? { text, matches: items.map(toNamed) } : toNamed(meant);
}
