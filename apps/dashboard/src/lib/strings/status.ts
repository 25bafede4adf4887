import type { Collected } from "@groundswell/wire";

/** What the collector reads, as people say it. */
export const COLLECTED_TEXT: Record<Collected, string> = {
  totals: "totals",
  releases: "releases",
  history: "star history",
  forks: "forks",
  openness: "files",
  history_depth: "older star history",
  releases_depth: "older releases",
  forks_depth: "older forks",
};

/** What is still to be read, and how long that takes. */
export const planStrings = {
  aboutAMinute: "about a minute",
  aboutMinutes: (count: string) => `about ${count} minutes`,
  aboutHours: (count: string) => `about ${count} hours`,
  aboutDays: (count: string) => `about ${count} days`,
  complete: "complete",
  completeOnceSolved: "incomplete until its problem is solved",
  completeNever: "not complete at this rate",
  completeSoonAfter: "complete soon after GitHub answers",
  completeAfter: (time: string) => `complete ${time} after GitHub answers`,
  completeSoon: "complete soon",
  completeAround: (day: string) => `complete around ${day}`,
  completeIn: (time: string) => `complete in ${time}`,
  page: ["page", "pages"],
  missing: (count: string, what: string) => `${count} of ${what}`,
  allRead: "Everything that GitHub has of these projects has been read once.",
  in: (time: string) => `in ${time}`,
  afterAnswer: (time: string) => `${time} after GitHub answers`,
  allReadIn: (when: string) => `Everything will have been read once ${when}.`,
  project: ["project", "projects"],
  someRead: (count: string, all: string) => `Everything has been read of ${count} of ${all}.`,
  someReadMore: (count: string, all: string, more: string, when: string) =>
    `Everything has been read of ${count} of ${all}; of ${more} more it will have been ${when}.`,
  nothingLeft: "nothing: all of it was read once",
  request: ["request", "requests"],
  noRoom: (requests: string) => `${requests}, for which no hour has room`,
  left: (requests: string, time: string) => `${requests}, ${time}`,
  leftOnce: (requests: string, time: string) => `${requests}, ${time} once GitHub answers`,
  underOne: "under one request",
} as const;

/** GitHub's limits, by the names that it gives them; `pause` is ours. */
export const BUCKET_TEXT: Readonly<Record<string, string>> = {
  core: "REST",
  graphql: "GraphQL",
  pause: "Pause",
};

/** What the page of the collector's status says. */
export const statusStrings = {
  title: "Status",
  description: "How the collector is doing, what it reads next, and how fresh each project’s figures are.",
  missing: "The collector has no status.",
  asOf: (when: string, version: string) => `As of ${when}. Groundswell ${version}.`,
  github: "GitHub",
  sinceWhen: "Since",
  lastAnswer: "Last answer",
  askedAs: "Asked as",
  token: "a token’s owner",
  noToken: "nobody in particular (no token)",
  said: "Said",
  collector: "Collector",
  running: "Running now",
  waiting: "Waiting",
  runs: "Runs",
  lastRun: "Last run",
  nextRun: "Next run",
  archive: "Archive",
  archiveTo: (day: string) => `To ${day}`,
  archiveEmpty: "Empty",
  archiveHolds: "Holds",
  observations: ["observation", "observations"] as [string, string],
  none: "none yet",
  notPlanned: "not planned",
  requests: "Requests to GitHub",
  requestsAbout:
    "Looking again keeps known figures fresh. What is left of each hour reads what was never read: older star history, releases and forks.",
  noBudget: "How many are left is not known until GitHub has answered.",
  left: (left: string, limit: string, until: string) => `${left} of ${limit} left until ${until}`,
  pause: (until: string) => `GitHub has asked for a pause until ${until}.`,
  allowed: "An hour allows",
  requestCount: (count: string) => `${count} requests`,
  upkeep: "Looking again takes",
  backlog: "Left to read",
  looks: "The next looks",
  planned: "As the collector saw it",
  noLooks: "Nothing is planned.",
  coverage: "Where stories come from",
  discussion: "Public posts, counted",
  read: "read",
  nextLook: "next look",
  notYet: "not yet",
} as const;

/** A file that people keep and that can't be taken as it is now. */
export const fileFaultStrings = {
  title: (files: number, faults: number) =>
    files > 1 ? "Files have faults" : faults > 1 ? "A file has faults" : "A file has a fault",
  since: (when: string) => `Since ${when}. What it said before stays in use, and nothing else is affected.`,
  remedy: (remedy: string) => `Remedy: ${remedy}${/[.?!]$/.test(remedy) ? "" : "."}`,
  more: (count: number) => `${count} more are not listed here.`,
} as const;

/** The sentence that heads the page, by how things are. */
export const verdictStrings = {
  well: (projects: string, age: string) =>
    `All is well: GitHub answers, and the figures of all ${projects} are at most ${age} old.`,
  wellEmpty: "GitHub answers. No project is watched yet.",
  problems: (count: string, of: string) => `GitHub answers, but ${count} of ${of} could not be read.`,
  lacking: (parts: string) => `GitHub answers, but ${parts}.`,
  /** What is out of order with some: the first count says of how many. */
  lack: {
    behind: (count: string) => `the figures of ${count} are older than they should be`,
    archived: (count: string) => `the figures of ${count} are the archive’s last`,
    ended: (count: string) => `the figures of ${count} end in the archive before those of the others`,
    none: (count: string) => `no figures of ${count} are known yet`,
  },
  ofAll: (count: string, all: string) => `${count} of ${all}`,
  unreachable: (when: string | null) =>
    when === null ? "GitHub can’t be reached." : `GitHub has been unreachable since ${when}.`,
  notAsked: "GitHub has not been asked yet.",
  refused: "GitHub refuses the token, so nothing new is read.",
  refusedMore: "Whoever runs this has to renew it; until then all that was read stays readable.",
  paused: "This hour’s requests are used up.",
  pausedMore: (when: string) => `Reading goes on by itself at ${when}. What was read stays readable.`,
  archiveOnly: (day: string) =>
    `What is shown is the archive, to ${day}. Newer figures come by themselves once GitHub answers.`,
  lastKnown: "What was read before stays readable. Reading goes on by itself once GitHub answers.",
  nothing: "There are no figures to show yet.",
  now: "now",
  next: (when: string) => `The next try: ${when}.`,
} as const;

/** The projects by how fresh their figures are. */
export const freshnessStrings = {
  title: "How fresh each project is",
  about: "What is out of order first, and why.",
  bar: "All projects by how fresh their totals are",
  project: "Project",
  totals: "Totals",
  releases: "Releases checked",
  history: "GitHub’s history",
  nextTry: "Next try",
  problem: "Problem",
  notRead: "not read yet",
  from: "from",
  more: (count: string) => `${count} more are not listed here.`,
  caption: (title: string) =>
    `${title}: age and origin of each project’s totals, start of the history that GitHub gave, next try`,
} as const;

/** `why` tells a reader what it means, once for all of a group. */
export const FRESHNESS_GROUPS = {
  problem: {
    title: "With a problem",
    why: "GitHub or the network answered with a fault. It is tried again by itself.",
  },
  none: { title: "No figures yet", why: "No source has reported a total of these. An unknown total is not zero." },
  behind: { title: "Older than they should be", why: "Read from GitHub, but longer ago than twice the usual wait." },
  ended: { title: "Behind in the archive", why: "Their figures in the archive end before those of the others." },
  archived: { title: "From the archive", why: "Not read from GitHub yet: these are the archive’s last figures." },
  fresh: { title: "Fresh", why: "Read from GitHub within twice the usual wait." },
} as const;
