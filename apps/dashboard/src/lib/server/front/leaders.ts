import type { Client } from "@groundswell/client";
import { addDays, BASELINE_DAYS, RECENT_DAYS } from "@groundswell/core";
import type { CatalogueEvent, Project } from "@groundswell/wire";
import type { DayValues } from "#lib/overview/day-columns.ts";
import { toRowChange, type RowChange } from "#lib/server/project-row.ts";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";

/** The days that a momentum compares: the last 28 with the 56 before. */
const DAYS = RECENT_DAYS + BASELINE_DAYS;
const MOST_EVENTS = 200;

/** Something that happened within a drawing's days. */
export interface Mark {
  kind: "release" | "story";
  day: string;
  /** What is said of it: a tag, a title, or how many. */
  text: string;
}

/** A project that leads the page, with the days that its momentum was estimated from. */
export interface Leader {
  repo: string;
  name: string;
  description: string | null;
  stars: number | null;
  momentum: RowMomentum;
  change: RowChange | null;
  /** First of the days drawn; null where none is known. */
  from: string | null;
  days: DayValues;
  marks: Mark[];
}

/** Reads the days of each leader, and what happened in them. */
export async function loadLeaders(
  api: Pick<Client, "series" | "allEvents">,
  projects: readonly Project[],
): Promise<Leader[]> {
  if (projects.length === 0) return [];
  const [events, ...series] = await Promise.all([
    api.allEvents({ kind: ["released"], projects: projects.map(({ repo }) => repo), limit: MOST_EVENTS }),
    ...projects.map(({ repo, momentum: { to } }) =>
      to === null ? null : api.series(repo, { metric: "net", from: addDays(to, 1 - DAYS), to }),
    ),
  ]);
  return projects.map((project, i) => {
    const { to } = project.momentum;
    const from = to === null ? null : addDays(to, 1 - DAYS);
    const known = new Map((series[i]?.points ?? []).map(({ t, value }) => [t, value]));
    return {
      repo: project.repo,
      name: project.name,
      description: project.description,
      stars: project.stars.value,
      momentum: toRowMomentum(project.momentum, null),
      change: toRowChange(project.change["7d"]),
      from,
      days: from === null ? [] : listDays(from, known),
      marks: from === null || to === null ? [] : listMarks(project, events.items, { from, to }),
    };
  });
}

function listDays(from: string, known: ReadonlyMap<string, number | null>): (number | null)[] {
  return Array.from({ length: DAYS }, (_, i) => {
    const value = known.get(addDays(from, i)) ?? null;
    return value === null ? null : Math.round(value);
  });
}

function listMarks(
  { repo, lastStory }: Pick<Project, "repo" | "lastStory">,
  events: readonly CatalogueEvent[],
  { from, to }: { from: string; to: string },
): Mark[] {
  const isShown = (day: string) => day >= from && day <= to;
  const releases = Map.groupBy(
    events.filter((event) => event.repo === repo && isShown(event.at.slice(0, 10))),
    ({ at }) => at.slice(0, 10),
  );
  const marks = [...releases].map(([day, of]): Mark => ({
    kind: "release",
    day,
    text: of.map((event) => event.to ?? "").join(", "),
  }));
  if (lastStory !== null && isShown(lastStory.published)) {
    marks.push({ kind: "story", day: lastStory.published, text: lastStory.title });
  }
  return marks.sort((a, b) => (a.day < b.day ? -1 : 1));
}
