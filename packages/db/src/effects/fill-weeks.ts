import { effectWeeks, nearestPeers, type EffectWeek } from "@groundswell/core";
import type { Executor } from "../connect.ts";
import type { PairRecord } from "./store-effects.ts";
import { measureEach, type SurroundingsQuery } from "./surroundings.ts";

/**
 * Adds to frozen records the weeks after the story's that were not known when they were frozen. Everything else of them
 * stays, whatever the figures have become.
 */
export async function fillWeeks(
  tx: Executor,
  records: readonly PairRecord[],
  query: SurroundingsQuery,
): Promise<PairRecord[]> {
  const subjects = records.map(({ pair, record }) => ({
    ...{ pair, record, projectId: pair.projectId, category: pair.category },
    // The event's, as it was frozen: it need not be the story's own.
    starts: [record.start],
  }));
  const filled: PairRecord[] = [];
  await measureEach(tx, subjects, query, ({ pair, record }, { own, candidatesAt }) => {
    const { start } = record;
    const known = effectWeeks(own, start, nearestPeers(own, start, candidatesAt(start)));
    filled.push({ pair, record: { ...record, weeks: fill(record.weeks, known) } });
  });
  return filled;
}

function fill(weeks: readonly EffectWeek[], known: readonly EffectWeek[]): EffectWeek[] {
  return weeks.map((week) => {
    if (week.k <= 0 || week.stars !== null) return week;
    return known.find(({ k }) => k === week.k) ?? week;
  });
}
