import type { Project, ReleaseSummary, WindowChange } from "@groundswell/wire";
import { toRowMomentum, type RowMomentum } from "#lib/server/row-momentum.ts";

/** A project among those compared: its figures of now, and nothing that the page does not show. */
export interface CompareRow {
  repo: string;
  name: string;
  category: string | null;
  stars: Project["stars"];
  change7: ComparedChange | null;
  change30: ComparedChange | null;
  momentum: RowMomentum;
  release: Pick<ReleaseSummary, "tag" | "at"> | null;
}

export interface ComparedChange extends WindowChange {
  /** Of the total that it began with; null where that was nothing. */
  share: number | null;
}

export function toCompareRow(project: Project): CompareRow {
  const { repo, name, category, stars, change, momentum, lastRelease } = project;
  return {
    repo,
    name,
    category,
    stars,
    change7: toChange(change["7d"], stars.value),
    change30: toChange(change["30d"], stars.value),
    momentum: toRowMomentum(momentum, null),
    release: lastRelease === null ? null : { tag: lastRelease.tag, at: lastRelease.at },
  };
}

function toChange(change: WindowChange | null, now: number | null): ComparedChange | null {
  if (change === null) return null;
  const before = (now ?? 0) - change.value;
  return { ...change, share: now === null || before <= 0 ? null : change.value / before };
}
