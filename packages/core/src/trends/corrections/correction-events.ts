import { DAY_MS, dayFromNumber, dayOf } from "../../day.ts";
import type { ProjectEvent } from "../../project-event.ts";
import type { Drop } from "./find-drops.ts";
import type { Gap } from "./find-gaps.ts";

/** A drop as it is told: seen at its first part, with the figures of all of it. */
export function eventOfDrop({ key, before, seen, after }: Drop): ProjectEvent {
  return {
    kind: "drop",
    key,
    at: seen.observedAt,
    notBefore: before.observedAt,
    // An observation at midnight ends the day before.
    span: { from: dayOf(before.observedAt), to: dayFromNumber(Math.ceil(after.observedAt / DAY_MS) - 1) },
    from: null,
    to: null,
    figures: {
      starsBefore: before.stars,
      starsAfter: after.stars,
      forksBefore: before.forks,
      forksAfter: after.forks,
      lastSeenAt: after.observedAt,
    },
    receipt: seen.receipt,
  };
}

/** A gap as it is told: seen when the first day after it was complete. */
export function eventOfGap({ from, to, days, before, after }: Gap): ProjectEvent {
  return {
    kind: "data gap",
    key: from,
    at: after.observedAt,
    notBefore: before.observedAt,
    span: { from, to },
    from: null,
    to: null,
    figures: { days },
    receipt: after.receipt,
  };
}
