import type { Collected, ProjectEventKind } from "@groundswell/wire";

/** Texts that occur in more than one place, or that say how the product speaks of what it knows. */
export const strings = {
  product: "Groundswell",
  oneLine: "Which open-source AI projects are moving, how sure that is, and what was written about them.",
  demo: "Simulated world: these figures are invented",
  unknown: "—",
  unknownChange: (days: number) =>
    `Unknown: no total was recorded near the start of the ${days} days. An unknown change is not zero.`,
  unknownTotal: "Unknown: no source has reported it yet.",
  noStars: "No star figures are known yet",
  whereFrom: "Where from",
  apiUnreachable: "The dashboard can't reach the API that holds the figures.",
  apiFailed: "The API could not answer.",
  notFoundProject: (repo: string) => `${repo} is not on the watchlist.`,
  notFoundStory: "No story is known under this address.",
  notFoundReceipt: "No receipt is known under this number.",
  after: "After is not because: a marker says when something happened, never what it caused.",
} as const;

/** How a total's quality reads. */
export const QUALITY_TEXT = {
  observed: "read from GitHub",
  archived: "from the archive",
  surviving: "surviving stars",
  settling: "recent, may still change",
  missing: "not known",
} as const;

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

/** `about`: what one point of the line says, by the interval between points. A week is named by its Monday. */
export const METRIC_TEXT = {
  stars: {
    label: "Stars",
    axis: "Stars",
    about: { day: "Total stars, the last figure of each day", week: "Total stars, the last figure of each week" },
  },
  forks: {
    label: "Forks",
    axis: "Forks",
    about: { day: "Total forks, the last figure of each day", week: "Total forks, the last figure of each week" },
  },
  net: {
    label: "Net change",
    axis: "Net stars",
    about: { day: "Stars gained less stars lost, by day", week: "Stars gained less stars lost, by week" },
  },
  gained: {
    label: "Gained",
    axis: "Stars gained",
    about: {
      day: "Stars given on each day, as GitHub first reported them once the day was complete",
      week: "Stars given in each week, as GitHub first reported them once its days were complete",
    },
  },
} as const;

/** What happened to a repository. Each is what was seen, and when is said beside it; why, nobody told. */
export const EVENT_TEXT: Record<ProjectEventKind, (from: string, to: string) => string> = {
  renamed: (from, to) => `Renamed from ${from} to ${to}`,
  transferred: (from, to) => `Transferred from ${from} to ${to}`,
  archived: () => "Archived by its owner: read-only",
  unarchived: () => "No longer archived",
  disabled: () => "Disabled by GitHub",
  enabled: () => "No longer disabled",
  "licence changed": (from, to) => `Licence changed from ${from} to ${to}`,
  "default branch changed": (from, to) => `Default branch changed from ${from} to ${to}`,
  "visibility changed": (from, to) => `Visibility changed from ${from} to ${to}`,
  "not found": () => "Not found on GitHub: deleted or made private",
  deleted: () => "Deleted, as GitHub told us",
  "made private": () => "Made private, as GitHub told us",
  "taken down": () => "Taken down by GitHub",
  "found again": () => "Found on GitHub again",
  "name taken": (from) => `The name ${from} now belongs to another repository`,
};
