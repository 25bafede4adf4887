import type { Day } from "../../day.ts";
import { beforeAfter } from "./before-after.ts";
import { drawPlaceboDates, type PlaceboDate, type PlaceboProject } from "./draw-placebo-dates.ts";
import { RATE_BINS, type RateBin } from "./rate-bins.ts";
import { isStoryFree } from "./story-starts.ts";

/** Dates that are drawn for each bin where there are so many: p is then known to a thousandth. */
export const PLACEBO_DATES = 1_000;

/** t of story-free dates at one rate. */
export interface PlaceboBin {
  bin: RateBin;
  /** Whether the dates were held against peers. */
  controlled: boolean;
  /** Ascending. */
  t: number[];
  /** How many projects the dates are of, and the first and the last of them; null of none. */
  projects: number;
  from: Day | null;
  to: Day | null;
}

/** What story-free weeks of the catalogue were like, as of an ISO week. */
export interface PlaceboLibrary {
  week: string;
  /** All bins, with peers and without. */
  bins: PlaceboBin[];
}

/**
 * Draws the placebo library of an ISO week from the catalogue: the same comparison as a story's, at story-free dates.
 * Source: the methods page, "Story effect".
 * @param week seeds the draw
 * @param perBin dates for each bin, with peers and without
 */
export function drawPlaceboLibrary({
  week,
  projects,
  perBin = PLACEBO_DATES,
}: {
  week: string;
  projects: readonly PlaceboProject[];
  perBin?: number;
}): PlaceboLibrary {
  const byId = new Map(projects.map((project) => [project.id, project]));
  const byCategory = Map.groupBy(projects, ({ category }) => category);
  const dates = drawPlaceboDates({ projects, seed: week, perBin }).map((date) => ({ ...date, t: measure(date) }));

  function measure({ projectId, day, controlled }: PlaceboDate): number | null {
    const project = byId.get(projectId);
    if (project === undefined) return null;
    const others = controlled && project.category !== null ? (byCategory.get(project.category) ?? []) : [];
    const free = others.filter((other) => other.id !== projectId && isStoryFree(other.storyStarts, day));
    const effect = beforeAfter(
      project.net,
      day,
      free.map(({ net }) => net),
    );
    return effect?.controlled === controlled ? effect.t : null;
  }

  const kinds = [true, false].flatMap((controlled) => RATE_BINS.map((bin) => ({ bin, controlled })));
  return {
    week,
    bins: kinds.map(({ bin, controlled }) => {
      const drawn = dates.filter((date) => date.bin === bin && date.controlled === controlled);
      const days = drawn.map(({ day }) => day).sort();
      return {
        bin,
        controlled,
        t: drawn
          .map(({ t }) => t)
          .filter((t) => t !== null)
          .sort((a, b) => a - b),
        projects: new Set(drawn.map(({ projectId }) => projectId)).size,
        from: days[0] ?? null,
        to: days.at(-1) ?? null,
      };
    }),
  };
}
