import type { Counts } from "./asked.ts";
import { slopeOf, type DayMemory } from "./memory.ts";
import type { FleetOutcome } from "./run-fleet.ts";

/** A fleet's figures, for people. */
export function describeFleet(outcome: FleetOutcome): string[] {
  const { observations, events, totals, backfill, pointsASlot, requests, memory, read, seconds } = outcome;
  return [
    `${observations} observations, ${events.found} of ${events.due} events, in ${seconds.toFixed(0)} s`,
    `totals: ${describeCounts(totals)}, and ${totals.byId} by id; at most ${pointsASlot} points for all of them`,
    `history backfill: ${describeCounts(backfill)}`,
    `requests: ${Object.entries(requests)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ")}`,
    `resident memory of the collector: at most ${memory.most} MB; ${memory.hour3} MB in the third hour, ${memory.hour24} MB in the 24th`,
    ...(read === null
      ? []
      : [
          `${read.answered} answers to readers, ${read.perSecond.toFixed(0)} a second`,
          `the oldest of ${read.totals} totals shown was ${read.oldestHours.toFixed(1)} h old`,
          ...["collector", "API"].flatMap((process) => describeDays(memory.days, process)),
        ]),
  ];
}

function describeDays(days: readonly DayMemory[], process: string): string[] {
  const list = (what: keyof DayMemory[string]) => days.map((day) => day[process]?.[what] ?? "?").join(", ");
  const growth = slopeOf(days.map((day) => day[process]?.resident ?? 0));
  return [
    `resident memory of the ${process} at each day's end, when all garbage is collected: ${list("resident")} MB; ${growth.toFixed(2)} MB a day`,
    `of it V8's heap: ${list("heap")} MB; buffers beside it: ${list("buffers")} MB`,
  ];
}

function describeCounts({ made, least, paused }: Counts): string {
  return `${made} requests made (${paused} of them met with a pause), ${least} the least possible, ratio ${ratioOf({ made, least })}`;
}

/** Requests made over the least possible. */
export function ratioOf({ made, least }: Pick<Counts, "made" | "least">): string {
  return (made / least).toFixed(4);
}
