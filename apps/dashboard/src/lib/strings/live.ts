import { formatCount } from "#lib/format.ts";

/** How fresh the figures are: the line under the masthead. */
export const freshnessStrings = {
  live: (whose: string, ago: string) => `live${whose}, ${ago}`,
  /** One project's fresh figures must not pass for everybody's. */
  some: (read: number, all: number) => ` for ${read} of ${all} projects`,
  stale: (ago: string) => `last read from GitHub ${ago}`,
  none: "no figures yet",
  archive: (day: string) => `archive, as of ${day}`,
  notAsked: "GitHub not asked yet",
  notAskedNext: (next: string) => `GitHub not asked yet, next try ${next}`,
  dueNow: "due now",
  unreachable: "GitHub unreachable",
  unreachableSince: (since: string) => `GitHub unreachable since ${since}`,
  tokenRefused: "GitHub refused the token",
  paused: "Paused to stay within GitHub’s allowance",
  pausedUntil: (until: string) => `Paused to stay within GitHub’s allowance, more at ${until}`,
  interval: (duration: string) => `every ${duration}`,
} as const;

/** What a live page says of itself. */
export const liveStrings = {
  label: "Live updates",
  offline: (since: string) => `You are offline. These are the figures of ${since}; they stay until you are back.`,
  refused: "That needs a connection. This page stays as it is until you are back online.",
  lost: (since: string) => `Live updates stopped at ${since}. Trying again by itself.`,
  back: "Connected again. New figures come in by themselves.",
  reordered: "By the new figures the order has changed.",
  added: (what: string) => `New on this page: ${what}.`,
  showOrder: "Show the new order",
  showAdded: "Show",
  waiting: "New figures wait while you use this page.",
  showWaiting: "Show them now",
  changed: (count: number) => `${formatCount(count, "figure", "figures")} on this page changed just now.`,
} as const;

/** What lists have more of, one and many. */
export const addedWords = {
  project: ["project", "projects"],
  release: ["release", "releases"],
  story: ["story", "stories"],
  event: ["event", "events"],
  entry: ["entry", "entries"],
  correction: ["correction", "corrections"],
} as const satisfies Record<string, readonly [string, string]>;
