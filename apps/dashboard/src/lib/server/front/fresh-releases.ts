import type { Estimate, FreshRelease as WireRelease } from "@groundswell/wire";

/** What was counted in the week after a release. */
export interface WeekAfter {
  tag: string;
  days: { from: string; to: string };
  /** Stars after ÷ expected, which says nothing without its interval. */
  ratio: Estimate;
  /** Whether similar projects were compared with. */
  controlled: boolean;
}

/** A project's newest release of those that the page tells. */
export interface FreshRelease extends Omit<WireRelease, "after"> {
  /** Of the newest release whose week is over and known; null where there is none. */
  after: WeekAfter | null;
}

export function toFresh({ after, ...release }: WireRelease): FreshRelease {
  if (!after?.ratio) return { ...release, after: null };
  const { tag, days, ratio, controlled } = after;
  return { ...release, after: { tag, days, ratio, controlled } };
}
