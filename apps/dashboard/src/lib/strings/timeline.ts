/** The one line of everything that happened to a project. */
export const timelineStrings = {
  heading: "What happened",
  about:
    "Newest first. Surges are days far above what was expected; steps are two weeks, soon after a surge, that stay above the rate before it; drops are falls far larger than the ordinary ones. What happened to the repository has the day on which it was first seen; licence files have the date of the commit.",
  nothing: "Nothing is known to have happened yet",
  nothingWhy: "Surges, drops, renames, licence changes, releases and stories stand here once they have been seen.",
  earlier: (count: string) => `${count} earlier`,
  more: "Only the newest events are here.",
  receipt: "receipt",
  receiptOf: (text: string) => ` of: ${text}`,
  seen: (day: string) => `Seen ${day}`,
  committed: (day: string) => `The commit is dated ${day}`,
  notYet: (day: string) => `, not yet on ${day}`,
  surge: (stars: string, expected: string, times: string) =>
    `Surge: ${stars} stars where about ${expected} were expected, ${times} times as many`,
  step: (after: string, before: string, surge: string) =>
    `Step: about ${after} stars on the median day of these two weeks; about ${before} before the surge of ${surge}`,
  gap: (days: string) => `${days} without a figure`,
  releases: (count: string, first: string, last: string) => `${count}, ${first} to ${last}`,
  released: (tag: string) => `Released ${tag}`,
  story: (outlet: string) => `Story in ${outlet}`,
} as const;
