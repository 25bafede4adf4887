import { isRepoName } from "@groundswell/core";
import type { ProjectRow } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { badRequest } from "../http/problem.ts";
import { projectPage } from "./addresses.ts";

/** More projects than this are counted in a title. */
const MOST_NAMED = 4;

/** What a feed is of. */
export interface FeedScope {
  /** Names the feed for good, whatever its projects are called. */
  parts: readonly string[];
  title: string;
  /** What is told of whom, as the end of a sentence. */
  of: string;
  /** The feed's path without its extension. */
  path: string;
  /** Options that are part of what the feed is. */
  query: readonly string[];
  /** The page that shows the same, absolute. */
  home: string;
  /** Null: every watched project. */
  projectIds: readonly number[] | null;
}

export function scopeOfAll(base: string): FeedScope {
  return {
    parts: ["all"],
    title: "Groundswell: all projects",
    of: "every watched project",
    path: "/feeds/all",
    query: [],
    home: `${base}/`,
    projectIds: null,
  };
}

export function scopeOfProject(base: string, { id, repo, name }: ProjectRow): FeedScope {
  return {
    parts: ["project", String(id)],
    title: `Groundswell: ${name}`,
    of: name === repo ? repo : `${name} (${repo})`,
    path: `/feeds/${repo}`,
    query: [],
    home: projectPage(base, repo),
    projectIds: [id],
  };
}

/**
 * A selection is its projects: the order in which they are named, and former names, make it no other.
 * @throws HttpProblem (400) that names those who are not watched
 */
export async function scopeOfSelection(
  { findProject }: RouteContext,
  base: string,
  names: readonly string[],
): Promise<FeedScope> {
  const found = await Promise.all(names.map(async (name) => (isRepoName(name) ? findProject(name) : null)));
  const unknown = names.filter((_, i) => found[i]?.watched !== true);
  if (unknown.length > 0) {
    const message = `no watched project is or was called ${unknown.join(", ")}`;
    throw badRequest([{ parameter: "projects", message }]);
  }
  const byId = new Map(found.flatMap((project) => (project === null ? [] : [[project.id, project]])));
  const projects = [...byId.values()].sort((a, b) => a.id - b.id);
  return {
    parts: ["selection", ...projects.map(({ id }) => String(id))],
    title: `Groundswell: ${projects.length > MOST_NAMED ? `${projects.length} projects` : projects.map(({ name }) => name).join(", ")}`,
    of: projects.map(({ repo }) => repo).join(", "),
    path: "/feeds/selection",
    query: [`projects=${projects.map(({ repo }) => repo).join(",")}`],
    home: `${base}/`,
    projectIds: projects.map(({ id }) => id),
  };
}
