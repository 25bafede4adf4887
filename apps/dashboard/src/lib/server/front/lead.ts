import type { Estimate, Front, MomentumLabel } from "@groundswell/wire";
import { LABELS } from "#lib/overview-query.ts";
import { toRowChange, type RowChange } from "#lib/server/project-row.ts";

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

export function toLead({
  categories: items,
  to,
  ledBy,
  leaders,
  gaining: gainer,
}: Pick<Front, "categories" | "to" | "ledBy" | "leaders" | "gaining">): Lead {
  const top = ledBy === "momentum" ? (leaders[0]?.project ?? null) : null;
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
