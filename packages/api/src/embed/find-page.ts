import type { ChartFacts } from "@groundswell/charts";
import { projectPath } from "@groundswell/core";
import { findProjectById, listCategories, readStory, type Database, type ProjectRow } from "@groundswell/db";
import type { FoundChart } from "../charts/find-chart.ts";
import { storyPage } from "../feeds/addresses.ts";

/**
 * Path of our own page of what a chart shows, as it is today: a pinned chart outlives its project's name, and its being
 * watched.
 * @returns null when there is no such page any more
 */
export async function findPage(
  db: Database,
  { facts, pin }: Pick<FoundChart, "facts" | "pin">,
): Promise<string | null> {
  if (pin === null) return facts.page;
  const { projectIds } = pin.chart;
  switch (facts.kind) {
    case "project":
    case "releases": {
      const [project] = await listWatched(db, projectIds);
      return project === undefined ? null : projectPath(project.repo);
    }
    case "compare": {
      const watched = await listWatched(db, projectIds);
      return watched.length === 0 ? null : nameInPage(facts.page, watched);
    }
    case "effect": {
      const told = await readStory(db, facts.effect.story.id);
      return told === null ? null : storyPage("", told.story.slug);
    }
    case "board":
      return findBoardPage(db, facts);
  }
}

async function listWatched(db: Database, ids: readonly number[]): Promise<ProjectRow[]> {
  const projects = await Promise.all(ids.map((id) => findProjectById(db, id)));
  return projects.filter((project) => project !== null).filter(({ watched }) => watched);
}

/** The page of a comparison, of these under their names of today. */
function nameInPage(page: string, projects: readonly ProjectRow[]): string {
  const [path = "", query = ""] = page.split("?");
  const kept = query.split("&").filter((part) => part !== "" && !part.startsWith("projects="));
  return `${path}?${[`projects=${projects.map(({ repo }) => repo).join(",")}`, ...kept].join("&")}`;
}

async function findBoardPage(
  db: Database,
  { category, page }: Extract<ChartFacts, { kind: "board" }>,
): Promise<string> {
  if (category === null) return page;
  return (await listCategories(db)).includes(category) ? page : "/";
}
