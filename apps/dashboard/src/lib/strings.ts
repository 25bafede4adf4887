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
