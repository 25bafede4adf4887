import { addDays, daysBetween, type Day } from "@groundswell/core";
import type { Project, Sparkline, StorySummary, Window, WindowChange } from "@groundswell/wire";
import { packDays, type DayValues } from "#lib/overview/day-columns.ts";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";

/** Totals in a drawing: a month's. */
const DAYS = 30;

/** A net change as a row shows it: the figure, and the window's last instant. */
export interface RowChange {
  value: number;
  to: string;
}

/** A project as one row of the overview: what is shown and nothing else, since every row is also sent as data. */
export interface ProjectRow {
  repo: string;
  name: string;
  /** Its earlier names, newest first, where it has some. */
  formerly?: string[];
  category: string | null;
  stars: number | null;
  /** Where the total came from. */
  receipt: string | null;
  momentum: RowMomentum;
  change7: RowChange | null;
  change30: RowChange | null;
  /** Net stars of the days up to the newest figure, packed; null when there are too few for a drawing. */
  days: string | null;
  release: { tag: string; at: string; prerelease: boolean } | null;
  story: Pick<StorySummary, "id" | "title" | "published" | "publishedPlusMinusDays"> | null;
}

/**
 * @param window the days that the row's rate is taken over; null for the rate now
 * @param to the last day that rows draw: of a project whose figures end earlier, the days since are not known
 */
export function toProjectRow(project: Project, window: Window | null, to: Day | null): ProjectRow {
  const { lastRelease, lastStory } = project;
  const days = toDays(project.sparkline, to);
  return {
    repo: project.repo,
    name: project.name,
    ...(project.formerly.length === 0 ? {} : { formerly: project.formerly }),
    category: project.category,
    stars: project.stars.value,
    receipt: project.stars.receipt,
    momentum: toRowMomentum(project.momentum, window),
    change7: toRowChange(project.change["7d"]),
    change30: toRowChange(project.change["30d"]),
    days: days === null ? null : packDays(days),
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

/** What each day added to the total: known where its own and the day before's totals are. */
export function toDays(sparkline: Sparkline | null, to: Day | null): DayValues | null {
  const values = sparkline?.values ?? [];
  const missing = sparkline === null || to === null ? 0 : Math.max(0, daysBetween(lastDay(sparkline), to));
  // As many days as before, the last of them without a figure.
  const totals = [...values.slice(missing), ...Array.from({ length: Math.min(missing, DAYS) }, () => null)];
  const days = totals.slice(1).map((total, i) => {
    const before = totals[i] ?? null;
    return total === null || before === null ? null : total - before;
  });
  return days.some((value) => value !== null) ? days : null;
}

/** The newest day that any of these projects has a total of. */
export function findLastDay(projects: readonly Pick<Project, "sparkline">[]): Day | null {
  const days = projects.flatMap(({ sparkline }) => (sparkline === null ? [] : [lastDay(sparkline)]));
  return days.sort().at(-1) ?? null;
}

function lastDay({ from, values }: Sparkline): Day {
  return addDays(from, values.length - 1);
}
