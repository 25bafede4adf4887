import type { Project, StorySummary, Window, WindowChange } from "@groundswell/wire";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";
import { drawSparkline } from "#lib/server/sparkline.ts";

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
  momentum: RowMomentum;
  change7: RowChange | null;
  change30: RowChange | null;
  /** Our own SVG; null when there are too few figures for a line. */
  sparkline: string | null;
  release: { tag: string; at: string; prerelease: boolean } | null;
  story: Pick<StorySummary, "id" | "title" | "published" | "publishedPlusMinusDays"> | null;
}

/** @param window the days that the row's rate is taken over; null for the rate now */
export function toProjectRow(project: Project, window: Window | null): ProjectRow {
  const { lastRelease, lastStory } = project;
  return {
    repo: project.repo,
    name: project.name,
    category: project.category,
    description: project.description,
    stars: project.stars.value,
    starsAt: project.stars.observedAt,
    momentum: toRowMomentum(project.momentum, window),
    change7: toRowChange(project.change["7d"]),
    change30: toRowChange(project.change["30d"]),
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

export function toRowChange(change: WindowChange | null): RowChange | null {
  return change === null ? null : { value: change.value, to: change.to };
}
