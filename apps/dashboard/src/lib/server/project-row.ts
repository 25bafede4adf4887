import type { Project, StorySummary, WindowChange } from "@groundswell/wire";
import { drawSparkline, drawSwell } from "#lib/server/sparkline.ts";

/** A net change as a row shows it: the figure, and the window's last instant. */
export interface RowChange {
  value: number;
  to: string;
}

/** A project as one row of the overview: what is shown and nothing else, since every row is also sent as data. */
export interface ProjectRow {
  repo: string;
  name: string;
  category: string | null;
  description: string | null;
  stars: number | null;
  starsAt: string | null;
  change7: RowChange | null;
  change30: RowChange | null;
  /** Our own SVG; null when there are too few figures for a line. */
  sparkline: string | null;
  release: { tag: string; at: string; prerelease: boolean } | null;
  story: Pick<StorySummary, "id" | "title" | "published" | "publishedPlusMinusDays"> | null;
}

export function toProjectRow(project: Project): ProjectRow {
  const { lastRelease, lastStory } = project;
  return {
    repo: project.repo,
    name: project.name,
    category: project.category,
    description: project.description,
    stars: project.stars.value,
    starsAt: project.stars.observedAt,
    change7: toChange(project.change["7d"]),
    change30: toChange(project.change["30d"]),
    sparkline: drawSparkline(project),
    release:
      lastRelease === null ? null : { tag: lastRelease.tag, at: lastRelease.at, prerelease: lastRelease.prerelease },
    story:
      lastStory === null
        ? null
        : {
            id: lastStory.id,
            title: lastStory.title,
            published: lastStory.published,
            publishedPlusMinusDays: lastStory.publishedPlusMinusDays,
          },
  };
}

function toChange(change: WindowChange | null): RowChange | null {
  return change === null ? null : { value: change.value, to: change.to };
}

/** A project among those that gained most, with a larger drawing of its last 30 days. */
export interface Mover {
  repo: string;
  name: string;
  change: RowChange;
  stars: number | null;
  drawing: string | null;
}

/**
 * The projects that gained most stars in the 7 days to their newest figures. Nobody is named whose figures end more
 * than two days before the newest of all: their week is another one.
 */
export function findMovers(projects: readonly Project[], count: number): Mover[] {
  const newest = projects
    .map((p) => p.change["7d"]?.to ?? "")
    .sort()
    .at(-1);
  if (newest === undefined || newest === "") return [];
  const oldest = new Date(Date.parse(newest) - 2 * 86_400_000).toISOString();
  return projects
    .flatMap((project) => {
      const change = project.change["7d"];
      return change !== null && change.value > 0 && change.to >= oldest ? [{ project, change }] : [];
    })
    .sort((a, b) => b.change.value - a.change.value)
    .slice(0, count)
    .map(({ project, change }) => ({
      repo: project.repo,
      name: project.name,
      change: { value: change.value, to: change.to },
      stars: project.stars.value,
      drawing: drawSwell(project),
    }));
}
