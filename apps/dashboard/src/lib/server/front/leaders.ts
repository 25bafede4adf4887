import { addDays } from "@groundswell/core";
import type { Project, Leader as WireLeader } from "@groundswell/wire";
import type { DayValues } from "#lib/overview/day-columns.ts";
import { toRowChange, type RowChange } from "#lib/server/project-row.ts";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";

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

export function toLeader({ project, days, releases }: WireLeader): Leader {
  const drawn = days === null ? null : { from: days.from, to: addDays(days.from, days.values.length - 1) };
  return {
    repo: project.repo,
    name: project.name,
    description: project.description,
    stars: project.stars.value,
    momentum: toRowMomentum(project.momentum, null),
    change: toRowChange(project.change["7d"]),
    from: days?.from ?? null,
    days: (days?.values ?? []).map((value) => (value === null ? null : Math.round(value))),
    marks: drawn === null ? [] : listMarks(project, releases, drawn),
  };
}

function listMarks(
  { lastStory }: Pick<Project, "lastStory">,
  releases: WireLeader["releases"],
  { from, to }: { from: string; to: string },
): Mark[] {
  const isShown = (day: string) => day >= from && day <= to;
  const byDay = Map.groupBy(releases, ({ at }) => at.slice(0, 10));
  const marks = [...byDay].map(([day, of]): Mark => ({
    kind: "release",
    day,
    text: of.map(({ tag }) => tag).join(", "),
  }));
  if (lastStory !== null && isShown(lastStory.published)) {
    marks.push({ kind: "story", day: lastStory.published, text: lastStory.title });
  }
  return marks.sort((a, b) => (a.day < b.day ? -1 : 1));
}
