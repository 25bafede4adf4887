import type { Collected, MomentumLabel } from "@groundswell/wire";

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

/** How a momentum's label reads. */
export const MOMENTUM_TEXT: Record<MomentumLabel, string> = {
  accelerating: "Accelerating",
  slowing: "Slowing",
  steady: "Steady",
  uncertain: "Uncertain",
  "no activity": "No activity",
  "too little data": "Too little data",
};

/** The days that a rate, stars a day, is taken over. */
export const RATE_TEXT = {
  now: { short: "now", long: "with recent days weighted most" },
  "7d": { short: "7", long: "over 7 days" },
  "30d": { short: "30", long: "over 30 days" },
  "90d": { short: "90", long: "over 90 days" },
} as const;

/** What pages say of a momentum beside its figures. */
export const momentumStrings = {
  heading: "Momentum",
  rate: "Stars a day",
  unit: "a day",
  before: "the rate before",
  times: (value: string) => `${value}\u00a0×`,
  ratio: (value: string, low: string, high: string) =>
    `${value} times the rate before, 90\u00a0% interval ${low} to ${high}`,
  aDay: (value: string, range: string) => `${value} stars a day, ${range}`,
  movers: (day: string) => `Accelerating, most surely first, with 90\u00a0% intervals, as of ${day}`,
  gainers: (window: string) => `Largest gains, ${window}`,
  interval: "90\u00a0% interval",
  unknownRate: "Unknown: too few of these days have a figure. An unknown rate is not zero.",
  noStars: "no day with a gain",
  recentLack: (observed: number, of: number) => `${observed} of ${of} days`,
  baselineLack: (observed: number, of: number) => `${observed} of the ${of} days before`,
  spike: "one-day spike",
  about:
    "Momentum: stars a day now against the 56 days before, on a scale of doublings. The dot is the estimate, the line its 90\u00a0% interval.",
  howComputed: "How this is computed",
  /** The rows of a project's table of estimates. */
  rows: {
    ratio: "Rate now ÷ rate before",
    now: "Stars a day now",
    "7d": "Stars a day, last 7 days",
    "30d": "Stars a day, last 30 days",
    "90d": "Stars a day, last 90 days",
    growth: "Growth a week",
  },
  nowIs: "“Now” is the last 28 days, the most recent weighted most; “before” is the 56 days before those.",
  daysKnown: "Days known",
  days: (recent: string, baseline: string) => `${recent} now, ${baseline} before`,
  risen: "Probability that the rate has risen",
  topDay: "Best day’s share of the last 7 days",
  spikeShare: (share: string) => `${share}, a one-day spike`,
} as const;

/** What is said of the days after a release: what was counted, never what came of it. */
export const afterStrings = {
  about:
    "Beside each: stars in the 7 days from its own day on, how many were to be expected by the 8 weeks before and by similar projects, and the ratio with its 90\u00a0% interval. A release often falls together with other news.",
  figures: (stars: string, expected: string) => `7 days after: ${stars} stars, about ${expected} expected`,
  ratio: (value: string, range: string) => `${value}\u00a0× (${range})`,
  uncontrolled: "no control group",
  lack: "7 days after: too little data",
  lackAll: "There are too few star figures around these releases to say what followed them.",
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

/** `about`: what one point of the line says, by the interval between points. A week of a flow is named by its Monday. */
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

/** What heads a list of events; each event brings its own sentence. */
export const EVENT_LIST_TEXT = {
  stars: {
    heading: "What happened to its stars",
    about:
      "Days far above what was expected, falls far larger than the project's ordinary ones, and days without a figure.",
  },
  repository: {
    heading: "What happened to the repository",
    about:
      "Each with the day on which it was first seen. It happened between that look and the one before. Releases have a list of their own.",
  },
} as const;
