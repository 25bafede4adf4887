import type { projects } from "../schema/index.ts";

/** A project as stored. */
export type ProjectRow = typeof projects.$inferSelect;

/** What the watchlist says of a project. */
export interface WatchedProject {
  /** `owner/name`. */
  repo: string;
  name: string;
  category: string | null;
  description: string | null;
  homepage: string | null;
  /** Earlier names, newest first. */
  formerly: string[];
}
