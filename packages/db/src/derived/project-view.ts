import type { Day, InstantMs } from "@groundswell/core";

/** A net change of stars over a window, with the window's exact ends. */
export interface ViewChange {
  value: number;
  fromAt: InstantMs;
  toAt: InstantMs;
}

export interface ViewRelease {
  tag: string;
  name: string | null;
  at: InstantMs;
  prerelease: boolean;
}

export interface ViewStory {
  id: string;
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
  sparkline: { from: Day; values: (number | null)[] } | null;
  lastRelease: ViewRelease | null;
  releaseCount: number;
  lastStory: ViewStory | null;
}
