import { DAY_MS } from "@groundswell/core";
import type { CategoryPage, Estimate, MomentumLabel, Project } from "@groundswell/wire";
import { LABELS } from "#lib/overview-query.ts";
import { toRowChange, type RowChange } from "#lib/server/project-row.ts";

/** Figures that end earlier than this before the newest of all are of another week. */
const MOST_DAYS_BEHIND = 2;

/** What the front page's first sentences are made from. */
export interface Lead {
  projects: number;
  labels: Record<MomentumLabel, number>;
  /** The newest complete day of all projects: what is said of momentum is said of the days up to it. */
  to: string | null;
  /** Who accelerates most surely; null when nobody does. */
  top: { repo: string; name: string; ratio: Estimate } | null;
  /** Who gained most stars in the week to the newest figures; null when that is not known of anybody. */
  gain: { repo: string; name: string; change: RowChange } | null;
}

const NONE: Lead["labels"] = {
  accelerating: 0,
  slowing: 0,
  steady: 0,
  uncertain: 0,
  "no activity": 0,
  "too little data": 0,
};

/** @param gainer who gained most */
export function toLead({ items, to }: CategoryPage, top: Project | null, gainer: Project | null): Lead {
  const labels = { ...NONE };
  for (const label of LABELS) labels[label] = items.reduce((sum, item) => sum + item.labels[label], 0);
  const ratio = top?.momentum.ratio ?? null;
  const change = toRowChange(gainer?.change["7d"] ?? null);
  return {
    projects: items.reduce((sum, item) => sum + item.projects, 0),
    labels,
    to,
    top: top === null || ratio === null ? null : { repo: top.repo, name: top.name, ratio },
    gain: gainer === null || change === null ? null : { repo: gainer.repo, name: gainer.name, change },
  };
}

/** Of projects by their net change, those who gained anything in the same week as most. */
export function findGain(projects: readonly Project[], newest: string | null): Project[] {
  return projects.filter(({ change }) => {
    const week = change["7d"];
    if (week === null || week.value <= 0) return false;
    return newest === null || Date.parse(week.to) >= Date.parse(newest) - MOST_DAYS_BEHIND * DAY_MS;
  });
}
