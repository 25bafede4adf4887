import type { Day, InstantMs } from "./day.ts";
import type { ReceiptRef } from "./series.ts";

/** Totals that were read at an instant. Null: the source did not say. */
export interface Observation {
  observedAt: InstantMs;
  /** False when the source gave a date only; `observedAt` is then noon of that day. */
  timeKnown: boolean;
  stars: number;
  forks: number | null;
  openIssues: number | null;
  /** Issues and pull requests together, where the source does not tell them apart. */
  openIssuesAndPulls: number | null;
  quality: "observed" | "archived";
  receipt: ReceiptRef;
}

/** Stars that GitHub still counted when asked, by the day they were given. */
export interface SurvivingDay {
  day: Day;
  stars: number;
  fetchedAt: InstantMs;
  receipt: ReceiptRef;
}
