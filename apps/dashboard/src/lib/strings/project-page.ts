/** The head of a project's page. */
export const headStrings = {
  noCategory: "Project",
  onGithub: (repo: string) => `${repo} on GitHub`,
  homepage: "Home page",
  licence: "Licence",
  licenceUnread: "not read yet",
  licenceOther: "not a standard one",
  language: "Mostly",
  created: "On GitHub since",
  names: "Earlier names",
  until: (day: string) => `until ${day}`,
  pageTitle: (name: string) => `${name}: stars, releases, stories · Groundswell`,
  summary: (name: string, stars: string | null) =>
    stars === null
      ? `${name} on GitHub: releases and stories. No star figures are known yet.`
      : `${name} on GitHub: ${stars} stars, its releases, and the stories that name it.`,
} as const;

/** What must be known before all else of a project. */
export const standingStrings = {
  known: (releases: string, from: string, to: string) => `What is known: ${releases}, ${from} to ${to}`,
} as const;

/** Totals and changes. */
export const totalStrings = {
  heading: "Totals and changes",
  stars: "Stars",
  forks: "Forks",
  issues: "Open issues",
  subject: { stars: "stars", forks: "forks", issues: "open issues" },
  of: (what: string, name: string) => `${what} of ${name}`,
  changeLabel: (days: number) => `${days} days`,
  changeOf: (days: number, name: string) => `net change of ${name}’s stars in ${days} days`,
  changeHow: ({ from, to }: { from: string; to: string }) => `The total at ${to} less the total at ${from}.`,
  changeMore: "These days, with every receipt",
  since: (day: string) => `since ${day}`,
  unknown: "unknown",
} as const;

/** Stories, releases and where it all comes from. */
export const listStrings = {
  stories: "Stories",
  storiesAbout: (name: string) => `With ${name}’s stars in the week after, as a multiple of what was to be expected.`,
  older: (count: string) => `${count} older`,
  releases: "Releases",
  release: "Release",
  day: "Day",
  weekAfter: "Stars in the week after",
  times: "against the expected",
  noReleases: "No release is known",
  noReleasesWhy: "The archive has none, and GitHub has not told of any yet.",
  releasesKnown: (count: string) => `${count} known`,
  releasesShown: (count: string) => `, the newest ${count} here`,
  tagDates: "The archive’s dates are those of git tags; the day of publishing can be later.",
  prerelease: "pre-release",
  receiptOf: (tag: string) => `: receipt of ${tag}`,
  lack: "too little data",
  uncontrolledSign: "\u00a0†",
  uncontrolled: "† No control group: fewer than eight similar projects could be compared with.",
  expected: (count: string) => `about ${count} expected`,
  allOnGithub: "All releases on GitHub",
  sources: "Where each number comes from",
  noSources: (name: string) => `No star figures of ${name} have been recorded, so there is no source to name for them.`,
  releaseSources:
    "Releases carry a receipt each: those from before we asked GitHub are the dates of git tags, and lists from that time can be incomplete.",
  gaps: "A day without a figure is a gap in the line, never a zero and never filled in.",
  moreSources: "More about sources, gaps and licences",
} as const;
