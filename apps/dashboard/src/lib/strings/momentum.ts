import type { MomentumLabel } from "@groundswell/wire";

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
  tableCaption: "The momentum’s figures.",
  estimate: "Estimate",
  nowIs: "“Now” is the last 28 days, the most recent weighted most; “before” is the 56 days before those.",
  daysKnown: "Days known",
  days: (recent: string, baseline: string) => `${recent} now, ${baseline} before`,
  risen: "Probability that the rate has risen",
  topDay: "Best day’s share of the last 7 days",
  spikeShare: (share: string) => `${share}, a one-day spike`,
} as const;
