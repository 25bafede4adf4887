import type { InstantMs } from "@groundswell/core";
import type { DiscussionSource } from "@groundswell/db";
import type { SourceProblem } from "../source-fault.ts";

/** What came of counting posts at a place. */
export interface DiscussionReport {
  id: string;
  kind: DiscussionSource;
  /**
   * - `ok`: every project was asked about
   * - `unfinished`: the run's requests or its time were used up; it goes on where it stood
   * - `failed`: see the problem; what was counted before is stored
   * - `not due`: it was not asked, or somebody else is asking it
   */
  outcome: "ok" | "unfinished" | "failed" | "not due";
  problem: SourceProblem | null;
  requests: number;
  /** Projects that were asked about; those of which the search refuses the question. */
  projects: number;
  refused: number;
  /** Days that were counted, of which so many are cut off, and so many say something new. */
  days: number;
  cutOff: number;
  changed: number;
  /** Results that could not be read. */
  unread: number;
  nextAt: InstantMs | null;
  ms: number;
}

export function emptyDiscussionReport(id: string, kind: DiscussionSource): DiscussionReport {
  const counts = { requests: 0, projects: 0, refused: 0, days: 0, cutOff: 0, changed: 0, unread: 0 };
  return { id, kind, outcome: "not due", problem: null, ...counts, nextAt: null, ms: 0 };
}
