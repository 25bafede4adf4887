import type { Effect, EffectVerdict, Mention } from "@groundswell/wire";

/** A verdict in a few words: what was seen, never why. */
export const VERDICT_TEXT: Record<EffectVerdict, string> = {
  "too little data": "Too little data",
  "confounded by a release": "A release in the same days",
  "shared with other stories": "Shared: other stories in the same week",
  "already rising": "Already rising before",
  "rose with": "Rose in that week",
  "no distinguishable change": "No distinguishable change",
};

/** How a mention came to be one. */
export const MENTION_TEXT: Record<Mention["status"], string> = {
  confirmed: "confirmed by hand",
  rejected: "decided by hand: not meant",
  linked: "found by the linker",
  review: "too unsure to count",
};

/** What a mention was recognised by. */
export const TIER_TEXT: Record<NonNullable<Mention["tier"]>, string> = {
  T1: "by an address of the project",
  T2: "by owner and name or an install command",
  T3: "by its name",
};

export const CONFOUNDER_TEXT: Readonly<Record<string, string>> = {
  release: "Release",
  renamed: "New name",
  transferred: "New owner",
  "made public": "Made public",
};

/** What pages say of stories and of the weeks after them. */
export const storyStrings = {
  heading: "What happened after",
  howWorkedOut: "How this is worked out",
  open: "The week isn’t over yet",
  times: (value: string) => `${value}\u00a0×`,
  ratio: "stars of the story’s week ÷ stars to be expected",
  ratioOverDays: "stars of the story’s week ÷ stars to be expected, over all days that it may have begun on",
  ratioWords: (value: string, low: string, high: string) =>
    `${value} times the stars to be expected, 90\u00a0% interval ${low} to ${high}`,
  interval: (range: string) => `90\u00a0% interval ${range}`,
  daysWords: (value: string, low: string, high: string) =>
    `${value} the stars to be expected, over all days that the week may have begun on; 90\u00a0% intervals reach from ${low} to ${high}`,
  reach: (low: string, high: string, middle: string) =>
    `90\u00a0% intervals reach from ${low} to ${high}; of the middle day ${middle}`,
  reachShort: (low: string, high: string) => `intervals reach from ${low} to ${high}`,
  seenAfter: (on: string) => `First read here on ${on}, after its week was over.`,
  dayBefore: "a date begins earlier in the east, so the week is counted from the day before",
  noRatio: "No ratio",
  state: {
    open: (to: string) => `Open: the week ends on ${to}.`,
    provisional: (until: string) => `Provisional until ${until}: late figures and other stories may change it.`,
    waiting: "Provisional: it stays open until the figures suffice.",
    frozen: (on: string) => `Frozen on ${on}: it no longer changes.`,
  },
  unknownWeek: "no figure",
  noStory: (name: string) => `No story that names ${name} is known.`,
  noStoryWhy:
    "Stories come from the feeds and searches in the watchlist and from files kept by hand; what none of them has is not known here.",
  notCounted: (name: string) =>
    `${name} is named, but by a name alone: that is too unsure to enter an effect until somebody confirms it.`,
  inDoubt: "Too unsure to count",
  inDoubtAbout:
    "Words that may name a project, and may not. They enter no figure until somebody decides; the desk has the lines to write.",
  rejected: "Looked at and not meant",
  noneNamed: "No mention of a watched project is sure enough to count.",
} as const;

/** A t with what it is. */
const T_OF = (t: string) => `t ${t}: its distance from the seven before, in standard errors`;

/** Labels of an effect's facts. */
export const factStrings = {
  week: "The week",
  stars: "Stars in it",
  expected: "Expected",
  against: "Expected from",
  p: "Chance of as much",
  adjusted: "Adjusted",
  ofDays: "by the largest of all its days",
  ofMany: "among many, some stand out by chance",
  runUp: "The week before",
  peers: "Similar projects",
  control: (count: string) => `${count}, their weeks taken as control group`,
  noControl: (count: string) => `${count}: too few, so no control group`,
  same: "In the same days",
  sharedWith: "Judged together with",
  releases: "Other releases",
  more: (count: string) => `and ${count} more`,
  rising: (t: string) => `rising (${T_OF(t)}, above 1.81)`,
  notRising: (t: string) => `not rising (${T_OF(t)}, rising above 1.81)`,
} as const;

/** Headings of an effect's tables. */
export const TABLE_TEXT = {
  days: "The week from each day that it may have begun on",
  figures: "The chart’s figures as a table",
  week: "Week",
  stars: "Stars",
  expected: "Expected",
  ratio: "Ratio (90\u00a0% interval)",
  p: "Chance of as much",
  peers: "Similar projects, median",
  middle: "Their middle 80\u00a0%",
  own: ", the story’s",
} as const;

/** The week's own state as a short word. */
export const STATE_TEXT: Record<Effect["state"], string> = {
  open: "open",
  provisional: "provisional",
  frozen: "frozen",
};
