import type { Collected } from "@groundswell/wire";

/** What the collector reads, as people say it. */
export const COLLECTED_TEXT: Record<Collected, string> = {
  totals: "totals",
  releases: "releases",
  history: "star history",
  forks: "forks",
  history_depth: "older star history",
  releases_depth: "older releases",
  forks_depth: "older forks",
};

/** GitHub's limits, by the names that it gives them; `pause` is ours. */
export const BUCKET_TEXT: Readonly<Record<string, string>> = {
  core: "REST",
  graphql: "GraphQL",
  pause: "Pause",
};
