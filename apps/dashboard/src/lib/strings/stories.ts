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
  noCoverage:
    "No place of coverage is asked, so only stories kept by hand are known here: others may have written about these projects. Places to ask are named under",
  noCoverageIn: "in",
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
  judged: "How this was judged",
  week: "The week",
  stars: "Stars in it",
  middleOf: (days: string) => `, the middle one of those from ${days} on`,
  whereExpected: (expected: string) => `, where about ${expected} were to be expected`,
  expected: "Expected",
  against: "Expected from",
  p: "Chance of as much",
  adjusted: "Adjusted",
  ofDays: "by the largest of all its days",
  ofMany: "among many, some stand out by chance",
  pCounted: (p: string, dates: string, bin: string) =>
    `${p}, counted among ${dates} story-free dates of projects with ${bin} stars a day`,
  pFromT: (p: string, dates: string, bin: string) =>
    `${p}, from the t distribution: ${dates} story-free dates of projects with ${bin} stars a day are too few to count among`,
  onlyPair: "the only pair",
  pairs: (count: string) => `${count} pairs`,
  closed: (p: string, days: string, among: string, week: string, year: string) =>
    `${p}${days}, for ${among} whose week closed in week ${week} of ${year}`,
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

/** What was seen after a story, in plain sentences. */
export const tellStrings = {
  open: (to: string) => `Its week is not over: it ends on ${to}.`,
  ends: (ends: readonly string[]) => ends.join(" to "),
  between: (ends: readonly string[]) => `${ends.join(" to ")} stars`,
  starsAlone: (stars: string) => `${stars} in its week.`,
  figures: (stars: string, expected: string) => `${stars} in its week, where about ${expected} were to be expected.`,
  confounded: (what: string) => `In the same days: ${what}. They and the story can’t be told apart.`,
  shared: (stories: string) => `Judged together with ${stories} of the same week.`,
  more: (count: string) => `${count} more`,
  lead: {
    rose: (figures: string | null) =>
      figures === null ? "More stars than expected." : `More stars than expected: ${figures}`,
    /** Null: not releases alone. */
    confounded: (releases: number | null) =>
      `Nothing can be said: ${releases === null ? "something else happened" : releases === 1 ? "a release came" : "releases came"} in the same days.`,
    shared: (isOne: boolean) =>
      `Nothing can be said of this story alone: ${isOne ? "another story" : "other stories"} came in the same days.`,
    "too little data": "Nothing can be said: too few figures.",
    "already rising": "Nothing can be said: it was rising before the story came out.",
    "no distinguishable change": "No change that can be told from chance.",
  },
  verdict: {
    "too little data": "Too few daily figures to say anything.",
    "already rising": "It was rising before the story came out.",
    "rose with": "It stands out from chance.",
    "no distinguishable change": "No change that can be told from chance.",
  },
} as const;

/** The list of stories. */
export const storyListStrings = {
  title: "Stories",
  titleBy: (source: string) => `Stories by ${source}`,
  description:
    "Stories that name open-source AI projects, and what those projects’ stars did in the week after, with how sure that is.",
  lead: "What was written about these projects, and what their stars did in the week after.",
  judged: (judged: string, rose: string) => `Of ${judged} that can be judged by themselves, ${rose}.`,
  noneJudged: "No week after a story can be judged by itself yet.",
  rose: (count: number, text: string) =>
    count === 0
      ? "none stands out as a rise"
      : count === 1
        ? "one stands out as a rise"
        : `${text} stand out as a rise`,
  weeks: (count: number, text: string) => (count === 1 ? "one week" : `${text} weeks`),
  setAside: (count: number, text: string, isMore: boolean) =>
    `${count === 1 ? "One" : text} ${isMore ? "more" : count === 1 ? "week" : "weeks"} ${count === 1 ? "is" : "are"} set aside: too few figures, or a release or another story in the same days.`,
  notFound: "No such page of the list.",
  key: "Dot: stars of the week as a multiple of what was to be expected, on a scale of doublings; line: its 90 % interval. A bar in place of the dot covers all days that an approximate date may mean.",
  find: "Title or project",
  outlet: "Outlet",
  outlets: "Outlets",
  allOutlets: "All outlets",
  search: "Search",
  show: "Show",
  clear: "Show all stories",
  found: (count: string, q: string) => `${count} with “${q}”`,
  story: "story",
  stories: "stories",
  several: (count: string) => `${count} or more stories`,
  onThisPage: (count: string) => `${count} on this page`,
  older: "Older stories",
  newest: "Newest stories",
  axis: "as a multiple of what was to be expected",
  alsoNames: "Also names",
  names: "Names",
  emptyFound: (q: string) => `No story with “${q}”`,
  emptyFoundBy: (q: string, source: string) => `No story with “${q}” by ${source}`,
  emptyFoundWhy:
    "Titles are searched, and the names of the projects that a story names for certain; not its text, which is not kept.",
  emptyOutlet: (source: string) => `No story by “${source}” is known`,
  emptyOutletWhy:
    "Outlets are called as their feeds call them. One that names no watched project for certain is not listed.",
  emptyAll: "No story is known yet",
  emptyAllWhy:
    "Stories come from the places under coverage in the watchlist, and from files kept by hand in the stories folder.",
  fewKnown: (count: string) => `${count} known here so far.`,
  emptyOlder: "There are no older stories",
  emptyOlderWhy: "This is where the list ends.",
} as const;

/** A story's own page. */
export const storyPageStrings = {
  kicker: "Stories",
  description: (source: string) =>
    `Whom the story by ${source} names, and what their stars did in the week after, with how sure that is.`,
  published: "Published",
  readAt: (source: string) => `Read it at ${source}`,
  asJson: "The same as data",
  whyApprox: "Why the day is approximate:",
  doubtDays: (first: string, last: string) => `It may have come out on any day from ${first} to ${last}.`,
  doubtWeeks:
    "Days begin earlier in the east than in UTC, which is used here, so its week is counted from a day before each of these.",
  glance: "Before and after, side by side",
  glanceAbout:
    "Stars a week as multiples of what was to be expected of each project in the story’s week, on one axis: eight weeks before, the story’s, two after.",
  keyWeek: "a week",
  keyStory: "the story’s week",
  keyExpected: "1\u00a0×, as expected",
  keyLikely: "what could well be expected (90\u00a0%)",
  keyPeers: "similar projects (80\u00a0%)",
  keyDay: "the story’s day",
  keyDays: "days that it may have come out on",
  keyOther: "something else that happened",
  baseBefore: "No week can be expected here: 1\u00a0× is the median of the weeks before.",
  without: (names: string) => `Without figures of these weeks, and so not drawn: ${names}.`,
  tick: (times: string) => `${times}\u00a0×`,
  panelWords: (name: string, before: string, own: string, after: string) =>
    `${name}, stars a week as multiples of 1 ×. Before: ${before}. In the story’s week: ${own}. After: ${after}.`,
  noWeeks: "none known",
  more: (name: string) => `${name} in detail`,
  happened: "What else happened in these days",
  happenedAbout:
    "From three days before the week to its end; surges and drops of all weeks shown. What is marked is why a week is set aside: it and the story can’t be told apart.",
  happenedNone:
    "Nothing else is known of these days: no release, no other story, no surge, no change of name or owner.",
  releases: (count: string) => `${count} releases`,
  counts: "Set aside for it",
  by: (source: string) => `by ${source}`,
  setAside: "Set aside, and why",
  setAsideAbout: "Words and weeks that enter no figure.",
  weeks: "Weeks that can’t be judged",
  byNameAlone: "named by a name alone, which is too unsure until somebody confirms it",
  rejectedWords: (words: string) => `decided by hand not to be meant, where the words are “${words}”`,
  rejectedPlain: "decided by hand not to be meant here",
  toDesk: "To the desk",
  versions: "Where this story is from",
  told: (tellers: string, revised: string) =>
    `Told by ${tellers}${revised} Its text is not kept: only title, date, link and the words that name a project.`,
  sources: (count: number, text: string) => (count === 1 ? "1 source" : `${text} sources`),
  notRevised: ", not revised since.",
  revised: (count: number, text: string) => `, revised ${count === 1 ? "once" : `${text} times`}.`,
  titled: (title: string) => `as “${title}”`,
  takenBack: "taken back",
  cite: "To cite this page",
  citation: (title: string, source: string, when: string, url: string) =>
    `Groundswell: what happened after “${title}” (${source}, ${when}). ${url}`,
  chartImage: "This chart as an image",
} as const;
