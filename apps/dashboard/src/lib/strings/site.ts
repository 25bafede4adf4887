/** Texts that occur in more than one place, or that say how the product speaks of what it knows. */
export const strings = {
  product: "Groundswell",
  /** What a browser calls a page. */
  titled: (page: string) => `${page} · Groundswell`,
  oneLine: "Which open-source AI projects are moving, how sure that is, and what was written about them.",
  demo: "Simulated world: these figures are invented",
  unknown: "—",
  unknownChange: (days: number) =>
    `Unknown: no total was recorded near the start of the ${days} days. An unknown change is not zero.`,
  unknownTotal: "Unknown: no source has reported it yet.",
  noStars: "No star figures are known yet",
  whereFrom: "Where from",
  apiUnreachable: "The dashboard can’t reach the API that holds the figures.",
  notRefreshed: "The figures can’t be asked for just now; any shown here were read before.",
  apiFailed: "The API could not answer.",
  notFoundProject: (repo: string) => `${repo} is not on the watchlist.`,
  notFoundStory: "No story is known under this address.",
  notFoundReceipt: "No receipt is known under this number.",
  after: "After is not because: a marker says when something happened, never what it caused.",
} as const;
