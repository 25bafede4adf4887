import type { Share } from "@groundswell/methods";
import type { WeekdayFactors } from "@groundswell/core";
import { Counter } from "../counter.ts";
import { AFTERMATH_DAYS, findEvents, LOOK_BACK_DAYS } from "./find-events.ts";
import type { Random } from "./random.ts";
import { simulateSeries } from "./simulate-series.ts";
import type { SurgePanel } from "./surge-panel.ts";
import { WORLDS } from "./worlds.ts";

const YEAR_DAYS = 365;
/** Days on which a burst is still at more than twice the rate: ×10 ebbs to ×5.5, ×3.3, ×2.1. */
const BURST_DAYS = 4;

export interface QuietYears {
  falseSurgesPerYear: number;
  falseStepsPerYear: number;
  foundBursts: Share | null;
}

/** Years in which nothing happens but the world's own bursts: what begins on any other day is false. */
export function measureQuietYears(random: Random, panel: SurgePanel, factors: WeekdayFactors): QuietYears {
  const world = WORLDS[panel.world];
  const end = LOOK_BACK_DAYS + YEAR_DAYS;
  const found = new Counter();
  const totals = { surges: 0, steps: 0 };
  for (let i = 0; i < panel.repoYears; i++) {
    const { counts, bursts } = simulateSeries(random, world, { perDay: panel.perDay, days: end + AFTERMATH_DAYS });
    const isBurst = (day: number) => bursts.some((burst) => burst <= day && day < burst + BURST_DAYS);
    const events = findEvents(counts, { factors, when: "midnights", random }).filter(({ from }) => from < end);
    const surges = events.filter(({ kind }) => kind === "surge");
    totals.surges += surges.filter(({ from }) => !isBurst(from)).length;
    totals.steps += events.filter(({ kind }) => kind === "step").length;
    for (const burst of bursts) {
      if (burst < LOOK_BACK_DAYS || burst >= end) continue;
      found.add(surges.some(({ from, to }) => from <= burst + 1 && burst <= to));
    }
  }
  const perYear = (count: number) => Number((count / panel.repoYears).toFixed(4));
  return {
    falseSurgesPerYear: perYear(totals.surges),
    falseStepsPerYear: perYear(totals.steps),
    foundBursts: world.burstsPerYear > 0 ? found.toShare() : null,
  };
}
