import type { TimelineEntry } from "#lib/server/timeline-entries.ts";

/** What tells an entry apart: two stories can have one title and one day, and a repository can be renamed there and back. */
export function keyEntry({ kind, from, text, story, receipt }: TimelineEntry): string {
  if (story !== null) return `story ${story}`;
  // A surge is computed anew with each look, and has another receipt then.
  const own = kind === "repository" && receipt !== null ? ` ${receipt}` : "";
  return `${kind} ${from} ${text}${own}`;
}
