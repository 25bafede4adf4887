import type { MomentumLabel } from "@groundswell/wire";

/** The front page: what moved, and how sure that is. */
export const frontStrings = {
  pageTitle: "Groundswell: which open-source AI projects are moving",
  description: (count: string) =>
    `Which of ${count} open-source AI projects gain stars faster than before, how sure that is, what they released, and what was written about them.`,
  descriptionOf: (found: string) =>
    `${found} among the open-source AI projects watched here: stars, and whether they gain them faster than before, with how sure that is.`,
  kicker: (to: string) => `The four weeks to ${to}, against the eight before`,
  unread: "What moved can’t be read now: the projects are listed alone.",
  noDays: "No complete days yet",
  /** The parts of the first sentence: each but the glue leads somewhere. */
  accelerating: (count: string, projects: string, one: boolean) =>
    `${count} of ${projects} ${one ? "is" : "are"} accelerating`,
  noneAccelerating: (projects: string) => `None of ${projects} is surely accelerating`,
  slowing: (count: string) => `${count} slowing`,
  noneSlowing: "none slowing",
  mostSurely: "; most surely ",
  pace: (ratio: string, range: string) => `: ${ratio} its rate before (${range}).`,
  unsure: (projects: string) => `Too few days are known to say which of ${projects} are moving.`,
  empty: "No projects are watched yet",
  emptyWhy: "The watchlist names who is watched: what stands in watchlist.yaml appears here as soon as it is read.",
  gained: (gain: string, day: string) => ` gained most: ${gain} stars in the week to ${day}.`,
  rest: "The others: ",
  restAll: "In all: ",
  everyNumber: "Every number says where it came from and when it was read.",
  leaders: "Accelerating, most surely first",
  gainers: "Largest gains in seven days",
  all: (count: string) => `All ${count}`,
  slowingHead: "Slowing, most stars a day first",
  slowingNone: "No project is surely slowing.",
  slowingUnknown: "Too few days are known to say who is slowing.",
  inWeek: (gain: string) => `${gain} in 7 days`,
  inAll: (stars: string) => `${stars} stars`,
  releases: "Fresh releases",
  releasesNone: "No release is known yet.",
  stories: "Latest stories",
  storiesNone: "No story that names a watched project is known yet.",
  storiesAll: "All stories",
  freshness: "How fresh this is",
  freshnessMore: "How we know",
  methods: "How momentum is computed",
  others: (count: string) => `after ${count} more within seven days`,
  othersAtLeast: (count: string) => `after ${count} or more others within seven days`,
  preRelease: "pre-release",
  after: (tag: string, days: string, ratio: string, range: string) =>
    `${days}, after ${tag}: ${ratio}\u00a0× the stars to be expected (${range})`,
  named: (source: string, day: string) => `${source}, ${day}`,
  months: ["month", "months"],
  older: (age: string) => `, ${age} before the newest figures`,
  state: {
    live: "New figures arrive by themselves.",
    stale: "Newer figures could not be read: these are the last that were.",
    archive: "These are the archive’s figures. What happened since is not known here, and not drawn.",
    empty: "Nothing has been read yet.",
  },
} as const;

/** What a leader's drawing of days says. */
export const daysStrings = {
  words: (name: string, from: string, to: string, before: string, now: string) =>
    `${name}: net stars of each day from ${from} to ${to}. About ${before} a day in the first eight weeks, ${now} a day in the last four.`,
  wordsPlain: (name: string, from: string, to: string) => `${name}: net stars of each day from ${from} to ${to}.`,
  missing: (days: string) => `${days} without a figure.`,
  before: (rate: string) => `${rate} a day before`,
  now: (rate: string) => `${rate} now`,
  release: (tags: string, day: string) => `${tags}, ${day}`,
  key: { release: "release", story: "story", gap: "no figure" },
} as const;

/** The list of all projects. */
export const listStrings = {
  notFound: "No such page of the list.",
  heading: "All projects",
  selected: "Their figures",
  found: (projects: string) => `${projects} found`,
  range: (first: string, last: string, of: string) => `${first}–${last} of ${of}`,
  first: "First",
  next: (count: string) => `Next ${count}`,
  pages: "Pages of the list",
  find: "Find a project",
  search: "Search",
  category: "Category",
  all: "All",
  any: "Any",
  label: "Momentum",
  order: "Order",
  none: "No project matches",
  noneOf: (text: string) => `Nothing that is watched was found ${text}.`,
  pageTitle: (list: string) => `${list} · Groundswell`,
  filtered: (found: string, asked: string) => `${found} ${asked}`,
  quoted: (text: string) => `for “${text}”`,
  in: (category: string) => `in ${category}`,
  called: (label: string) => `with the momentum “${label}”`,
  showAll: "Show all projects",
  how: "How to have a project watched",
  caption: (rate: string, order: string) =>
    `Watched projects with their momentum (stars a day now against the rate before, with its 90\u00a0% interval), stars a day ${rate}, total stars, net change of stars, the net stars of each of the last days, last release and last story; ordered by ${order}`,
  /** What stands at the right of a row on a narrow page. */
  key: (figure: string) => `Right: stars; below, ${figure}`,
  keyRate: (rate: string) => `stars a day ${rate}`,
  lastDays: "Day by day",
  last: "Last release known, story",
  follow: "Follow",
  to: (day: string) => `to ${day}`,
  noneKnown: "none known",
  noFigures: "no figures",
  tooFew: "too few figures",
  about: (day: string) => `about ${day}`,
  preRelease: ", pre-release",
  days30: "30 days",
  over: "over:",
  days: "days",
} as const;

export const KEY_TEXT = { week: "net change in 7 days", month: "net change in 30 days" } as const;

/** How many projects have such a momentum, within a sentence. */
export const COUNTED_LABEL: Record<MomentumLabel, (count: string) => string> = {
  accelerating: (count) => `${count} accelerating`,
  slowing: (count) => `${count} slowing`,
  steady: (count) => `${count} steady`,
  uncertain: (count) => `${count} uncertain`,
  "no activity": (count) => `${count} without a new star`,
  "too little data": (count) => `${count} with too little data`,
};

/** A selection of projects: somebody's, or one's own. */
export const selectionStrings = {
  title: (projects: string) => `A selection of ${projects}`,
  own: "Projects that you follow",
  pageTitle: (projects: string) => `${projects} selected · Groundswell`,
  lead: "This page’s address is the selection: whoever opens it sees the same projects with today’s figures.",
  ownLead: "Kept in this browser alone. The address below is the same list, to be kept elsewhere or given to others.",
  unknown: (names: string) => `Not on the watchlist, and so not shown: ${names}.`,
  unusable: (names: string) => `No names of repositories (owner/name), and so not looked for: ${names}.`,
  noRoom: (most: string, names: string) => `A selection has room for ${most} names. Left out: ${names}.`,
  more: (count: string) => `${count} more`,
  empty: "Nobody is selected",
  emptyWhy: "None of the names in this address is a project that is watched here.",
  copy: "Address of this selection",
  feeds: "What happens to them, as a feed:",
  compare: (projects: string) => `Compare ${projects}`,
  compareFirst: (most: string) => `Compare the first ${most}`,
  followAll: (count: string) => `Follow these ${count} here`,
  followNew: (count: string) => `Follow the ${count} that you don’t yet`,
  unfollowAll: "Unfollow all of these",
  followAgain: "Follow them again",
  mine: (projects: string) => `What you follow: ${projects}`,
  whole: "All projects",
} as const;

/** Keys that move about. */
export const keyStrings = {
  title: "Keys",
  list: [
    { keys: ["/"], does: "find a project" },
    { keys: ["j", "↓"], does: "next project of the list; the arrow once the search field or a project has the focus" },
    { keys: ["k", "↑"], does: "the one before" },
    { keys: ["Enter"], does: "open the project" },
    { keys: ["f"], does: "follow the project that has the focus, or unfollow it" },
    { keys: ["?"], does: "this list" },
    { keys: ["Esc"], does: "close it" },
  ],
  or: "or",
  off: "Keys without Ctrl or Alt are on",
  about: "They do nothing while you type. If they are in your way, switch them off: this browser keeps that.",
  close: "Close",
  open: "Keys",
} as const;

/** Orders of the list: as a heading, as a choice, and within a sentence. */
export const ORDER_TEXT = {
  name: "Project",
  momentum: "Momentum",
  velocity: "Stars a day",
  stars: "Stars",
  net7: "7 days",
  net30: "30 days",
  rate: (over: string) => `Stars a day, ${over}`,
  net: (over: string) => `Net change ${over}`,
  byMomentum: "momentum, by the end of its interval that is nearer to no change",
  byRate: (over: string) => `stars a day, ${over}`,
  byNet: (over: string) => `net change of stars ${over}`,
  byStars: "stars",
  byName: "name",
} as const;
