import { formatReceiptId, type Observation } from "@groundswell/core";

/** An observation of which only the time, in milliseconds, and the stars matter: as the database packs it. */
export type Look = [at: number, stars: number];

/** For arithmetic on stars alone. Its receipt is nobody's: such an observation is never shown. */
export function toObservation([at, stars]: Look): Observation {
  return {
    observedAt: Math.round(at),
    timeKnown: true,
    stars,
    forks: null,
    openIssues: null,
    openIssuesAndPulls: null,
    quality: "observed",
    receipt: formatReceiptId(0, ""),
  };
}
