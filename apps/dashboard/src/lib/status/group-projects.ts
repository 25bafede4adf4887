import type { ProjectFreshness, Status } from "@groundswell/wire";
import { isFresh } from "#lib/freshness.ts";

/** How a project's totals stand, what needs looking at first. */
const FRESHNESS_KINDS = ["problem", "none", "behind", "ended", "archived", "fresh"] as const;
export type FreshnessKind = (typeof FRESHNESS_KINDS)[number];

export interface FreshnessGroup {
  kind: FreshnessKind;
  projects: ProjectFreshness[];
}

type Judged = Pick<Status, "projects" | "archive"> & { collector: Pick<Status["collector"], "intervalSeconds"> };

/**
 * The projects by what is out of order with them; only groups that have any.
 * @param now ISO instant that the page is made at
 */
export function groupProjects(status: Judged, now: string): FreshnessGroup[] {
  const groups = Map.groupBy(status.projects, (project) => judge(project, status, now));
  return FRESHNESS_KINDS.flatMap((kind) => {
    const projects = groups.get(kind);
    return projects === undefined ? [] : [{ kind, projects }];
  });
}

function judge({ problem, totalsAt, totalsQuality }: ProjectFreshness, status: Judged, now: string): FreshnessKind {
  if (problem !== null) return "problem";
  if (totalsAt === null) return "none";
  if (totalsQuality === "observed") {
    return isFresh(totalsAt, now, status.collector.intervalSeconds) ? "fresh" : "behind";
  }
  const { through } = status.archive;
  return through !== null && totalsAt.slice(0, 10) < through ? "ended" : "archived";
}
