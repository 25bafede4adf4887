/** What is unusual about a project; only the server says it. */
export const noticeStrings = {
  archivedTitle: "Archived",
  archived: "Its owner has archived this repository: it is read-only on GitHub. Its figures go on being read.",
  goneTitle: "No longer there",
  gone: (day: string, what: string) =>
    `${what} (seen ${day}). What was read before stays here; nothing new can be read.`,
} as const;

/** Of a project whose stars are not known. */
export const noFiguresStrings = {
  title: (name: string) => `No star figures of ${name} are known yet`,
  why: (name: string) =>
    `The archive’s sources list only the most-starred repositories, and no figure of ${name} is among those carried here; GitHub’s own count has not been read yet. It will be, as soon as GitHub answers. Until then there is nothing to draw: a line at zero would be an invention.`,
} as const;
