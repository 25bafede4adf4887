/** What is said of the days after a release: what was counted, never what came of it. */
export const afterStrings = {
  about:
    "Beside each: stars in the 7 days from its own day on, how many were to be expected by the 8 weeks before and by similar projects, and the ratio with its 90\u00a0% interval. A release often falls together with other news.",
  ratio: (value: string, range: string) => `${value}\u00a0× (${range})`,
  uncontrolled: "no control group",
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

/** What is said of the drawing of releases and stories along the days. */
export const releaseTimelineStrings = {
  releases: ["release", "releases"],
  drawing: (releases: string, name: string, days: string, hasStories: boolean) =>
    `${releases} of ${name}, ${days}${hasStories ? ", with the stories that name it" : ""}`,
  story: "Story",
  dots: "One dot a day with a release, larger where there were several.",
  band: "The band is a story’s day, as wide as the doubt about it.",
} as const;
