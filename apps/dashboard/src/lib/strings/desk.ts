export const deskStrings = {
  title: "The desk",
  lead: "For editors: who gains pace and is in no story known here, after which stories no change stood out, and what waits for a decision.",
  uncovered: "Climbers nobody covered",
  uncoveredAbout: (days: number, asOf: string | null) =>
    `Projects that gain pace, or had a surge in the last two weeks, and that no known story has named in ${days} days${
      asOf === null ? "" : `, as of ${asOf}`
    }. Most surely accelerating first.`,
  /** The heading while no outlet is read: nobody can say then that nobody wrote. */
  unnamed: "Climbers in no story known here",
  digest: "The desk at a glance",
  notFound: "No such page of the desk’s lists.",
  laterOf: (what: string) => `More ${what}`,
  more1: (count: string) => `${count}+`,
  climbers: (n: number) => (n === 1 ? "climber nobody covered" : "climbers nobody covered"),
  unnamedOf: (n: number) => (n === 1 ? "climber in no story known here" : "climbers in no story known here"),
  weeksOf: (n: number) =>
    n === 1 ? "week without a change that stands out" : "weeks without a change that stands out",
  outletsOf: (n: number) => (n === 1 ? "outlet with a week that is over" : "outlets with a week that is over"),
  mentionsOf: (n: number) => (n === 1 ? "mention to be decided" : "mentions to be decided"),
  project: "Project",
  days30: "30 days",
  pace: "Pace now ÷ before",
  perDay: "Stars a day",
  why: "What is known",
  noCategory: "no category",
  lastNamed: "Last named in",
  neverNamed: "No story known here names it.",
  spike: "one-day spike",
  stars: (count: string) => `${count} stars`,
  surged: (day: string) => `surge to ${day}`,
  story: "Story",
  weekAfter: "Its week ÷ expected",
  found: "What it would have taken",
  outlet: "Outlet",
  weeks: "Weeks",
  median: "Median, 90\u00a0% interval",
  rose: "Rose",
  aside: "Set aside",
  tooFew: "too few",
  does: "Does",
  name: "name",
  uncoveredEmpty: "No climber is left out",
  noLiftEmpty: "No week was judged without a change yet",
  outletsEmpty: "No outlet can be compared yet",
  reviewEmpty: "Nothing waits",
  uncoveredNone:
    "Every project that gains pace was named by a story of late, or none gains pace for sure. Without daily figures of the last weeks no project can be seen to climb.",
  noLift: "Coverage, and no change that stands out",
  noLiftAbout:
    "Stories of the last year after which no change could be told apart from chance. First those where the smallest rise would have been seen. A smaller rise than the one named beside a story could have been missed.",
  noLiftNone:
    "No week after a story was judged so yet. A week must be over, with eight complete weeks before it, and without a release or another story in the same days.",
  outlets: "Weeks after an outlet’s stories",
  outletsAbout:
    "Stars in the week after, as a multiple of what was to be expected: the median over an outlet’s stories, with its 90\u00a0% interval. Set aside are weeks with too little data, and those with a release or other stories in the same days. A median needs five.",
  outletsNone: "No outlet has a story whose week is over.",
  review: "Mentions to be decided",
  reviewAbout:
    "Words that may name a project and are too unsure to count. A decision is a few lines in a story’s file, and holds against whatever the linker finds later.",
  reviewNone: "Every mention found is either sure enough, or decided, or too weak to ask about.",
  lines: "Lines to write",
  more: "More",
} as const;
