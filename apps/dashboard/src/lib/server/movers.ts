import type { Project } from "@groundswell/wire";
import { toRowChange, type RowChange } from "#lib/server/project-row.ts";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";
import { drawSwell } from "#lib/server/sparkline.ts";

/** Figures that end earlier than this before the newest of all are of another week. */
const MOST_DAYS_BEHIND = 2;

/** A project that leads the page, with a larger drawing of its last 30 days. */
export interface Mover {
  repo: string;
  name: string;
  stars: number | null;
  momentum: RowMomentum;
  change: RowChange | null;
  drawing: string | null;
}

/** Who leads the page: projects that are accelerating, most surely first; where there are none, the largest gains. */
export interface Movers {
  by: "momentum" | "gain";
  /** The last day, or instant, that most of the figures are of. */
  to: string;
  items: Mover[];
}

/** The projects that are accelerating, most surely first; null when none is. */
export function findAccelerating(projects: readonly Project[], count: number): Movers | null {
  const isRecent = makeRecentCheck(projects.map((p) => p.momentum.to));
  const found = projects
    .filter(({ momentum }) => momentum.label === "accelerating" && isRecent(momentum.to))
    .sort((a, b) => (b.momentum.cautious ?? 0) - (a.momentum.cautious ?? 0))
    .slice(0, count);
  return toMovers("momentum", found);
}

/** The projects that gained most stars in the 7 days to their newest figures; null when none gained any. */
export function findGainers(projects: readonly Project[], count: number): Movers | null {
  const isRecent = makeRecentCheck(projects.map((p) => p.change["7d"]?.to ?? null));
  const gain = (project: Project) => project.change["7d"]?.value ?? 0;
  const found = projects
    .filter((project) => gain(project) > 0 && isRecent(project.change["7d"]?.to ?? null))
    .sort((a, b) => gain(b) - gain(a))
    .slice(0, count);
  return toMovers("gain", found);
}

function makeRecentCheck(ends: readonly (string | null)[]): (end: string | null) => boolean {
  const newest = Math.max(...ends.map((end) => (end === null ? -Infinity : Date.parse(end))));
  return (end) => end !== null && Date.parse(end) >= newest - MOST_DAYS_BEHIND * 86_400_000;
}

function toMovers(by: Movers["by"], projects: readonly Project[]): Movers | null {
  if (projects.length === 0) return null;
  const ends = projects.map((p) => (by === "momentum" ? p.momentum.to : p.change["7d"]?.to) ?? "");
  return {
    by,
    to: ends.sort().at(-1) ?? "",
    items: projects.map((project) => ({
      repo: project.repo,
      name: project.name,
      stars: project.stars.value,
      momentum: toRowMomentum(project.momentum, null),
      change: toRowChange(project.change["7d"]),
      drawing: drawSwell(project),
    })),
  };
}
