import type { InstantMs } from "@groundswell/core";
import type { SkippedStory } from "../types.ts";
import type { SourceProblem } from "../source-fault.ts";

/**
 * What came of asking a source.
 * - `ok`: read to its end
 * - `not modified`: it says that nothing has changed
 * - `unfinished`: its time was over, or the program was stopped; it goes on where it stood
 * - `failed`: see the problem; what was read before is stored
 * - `not due`: it was not asked, or somebody else is asking it
 */
export type SourceOutcome = "ok" | "not modified" | "unfinished" | "failed" | "not due";

export interface SourceReport {
  /** As versions of stories have it in `toldBy`, but without keys in its address. */
  id: string;
  kind: "feed" | "hackernews" | "aidran";
  outcome: SourceOutcome;
  problem: SourceProblem | null;
  /** Not due: what went wrong when it was last asked, for people; null: nothing did. */
  lastProblem: string | null;
  /** Stories that were read, whatever became of them. */
  read: number;
  new: number;
  revised: number;
  unchanged: number;
  /** Unchanged, but read by other names than before. */
  linkedAnew: number;
  /** Found by a search, and naming no watched project. */
  unnamed: number;
  /** What could not be taken as a story, and why: the first `MAX_SKIPPED`. */
  skipped: SkippedStory[];
  skippedCount: number;
  /** Mentions in what was read: linked, and for people to decide. */
  linked: number;
  review: number;
  /** When it is asked next; null: not known. */
  nextAt: InstantMs | null;
  ms: number;
}

export interface SyncReport {
  startedAt: InstantMs;
  endedAt: InstantMs;
  /** In the watchlist's order. */
  sources: SourceReport[];
}

/** What `SourceReport.skipped` holds at most: a broken feed of a thousand entries has said it by then. */
export const MAX_SKIPPED = 100;

export function emptyReport({ id, kind }: Pick<SourceReport, "id" | "kind">): SourceReport {
  const counts = {
    read: 0,
    new: 0,
    revised: 0,
    unchanged: 0,
    linkedAnew: 0,
    unnamed: 0,
    skippedCount: 0,
    linked: 0,
    review: 0,
  };
  return {
    id,
    kind,
    outcome: "not due",
    problem: null,
    lastProblem: null,
    ...counts,
    skipped: [],
    nextAt: null,
    ms: 0,
  };
}

/** Whether stories changed: then effects may have. */
export function hasNews({ sources }: SyncReport): boolean {
  return sources.some((source) => source.new + source.revised + source.linkedAnew > 0);
}
