import type { DiscussionSeries } from "@groundswell/wire";

type Coverage = DiscussionSeries["days"][number]["coverage"];

/** What pages say of public posts that name a project. Never what they say of it, nor why anything moved. */
export const discussionStrings = {
  heading: "Public posts that name the project",
  about:
    "Posts that name it, counted by day. That somebody mentions a project says nothing of what they say, or of how good it is. Bands are days of which nothing is known.",
  head: (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
  unread: "Public posts can’t be read now",
  unreadWhy: "This says nothing of how many there are: load the page again in a while.",
  none: "Nobody has counted these days.",
  days: (from: string, to: string) => `${from} to ${to}`,
  newest: (day: string) => `Newest day counted: ${day}.`,
  partly: (days: string) => `${days} of them not to the end`,
  sum: (posts: string, days: string, isLeast: boolean) =>
    `${isLeast ? "at least " : ""}${posts} in ${days} counted days`,
  table: "The days, with links",
  caption: (what: string) => `${what}, by day`,
  columns: {
    day: "Day",
    sure: "Name it",
    unsure: "May name it",
    how: "How far it was read",
    where: "Where",
    source: "Source",
  },
  coverage: { complete: "all of it", "cut off": "at least so many", "not asked": "not known" } satisfies Record<
    Coverage,
    string
  >,
  thread: (n: number) => `thread ${n}`,
  search: "search",
  receipt: "receipt",
  of: (day: string) => `, ${day}`,
} as const;
