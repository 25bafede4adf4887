import type { Day, Estimate, InstantMs, Momentum } from "@groundswell/core";

/** A net change of stars over a window, with the window's exact ends. */
export interface ViewChange {
  value: number;
  fromAt: InstantMs;
  toAt: InstantMs;
}

/** A project's momentum as it stood when the last day with a net figure was complete. */
export interface ViewMomentum extends Momentum {
  /** That day. */
  to: Day;
  /** When it was known, and by which receipt. */
  knownAt: InstantMs;
  receiptKey: string;
  /** Stars a day over the days up to it; null where fewer than three quarters of them are known. */
  rates: Record<"7d" | "30d" | "90d", Estimate | null>;
  /** Share of its stars that it gains in a week. */
  growth: Estimate | null;
}

/** A momentum as it is shown, beside the rest of the catalogue. */
export interface ShownMomentum extends ViewMomentum {
  /** The newest complete day of the catalogue, up to which days are then counted, where it is later; null where not. */
  behind: Day | null;
}

export interface ViewRelease {
  tag: string;
  name: string | null;
  at: InstantMs;
  prerelease: boolean;
}

export interface ViewStory {
  id: string;
  slug: string;
  title: string;
  url: string;
  source: string;
  published: Day;
  plusMinusDays: number;
}

/** Everything that a page or a list shows of a project, gathered from its facts when they change. */
export interface ProjectView {
  id: number;
  githubId: number | null;
  repo: string;
  name: string;
  category: string | null;
  description: string | null;
  homepage: string | null;
  license: string | null;
  language: string | null;
  topics: string[];
  archivedOnGithub: boolean | null;
  createdAt: InstantMs | null;
  /** Earlier names, newest first. */
  formerly: string[];
  stars: number | null;
  forks: number | null;
  openIssues: number | null;
  observedAt: InstantMs | null;
  /** Whether the totals come from an archive. */
  archived: boolean | null;
  receiptKey: string | null;
  changes: Record<"7d" | "30d" | "90d", ViewChange | null>;
  /** Null where not one day's net change is known. */
  momentum: ViewMomentum | null;
  sparkline: { from: Day; values: (number | null)[] } | null;
  /** The last full release; where there never was one, the last of any kind. */
  lastRelease: ViewRelease | null;
  releaseCount: number;
  lastStory: ViewStory | null;
}

/** The same, as it is shown. */
export interface ShownView extends ProjectView {
  momentum: ShownMomentum | null;
}
