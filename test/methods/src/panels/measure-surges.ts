import type { SurgeFigures } from "@groundswell/methods";
import { surgeTest, type WeekdayFactors } from "@groundswell/core";
import { Counter } from "../counter.ts";
import { AFTERMATH_DAYS, findEvents, LOOK_BACK_DAYS } from "./find-events.ts";
import { measureQuietYears } from "./measure-quiet-years.ts";
import { poolFactors } from "./pool-factors.ts";
import { Random } from "./random.ts";
import { simulateSeries } from "./simulate-series.ts";
import type { SurgePanel } from "./surge-panel.ts";
import { WORLDS } from "./worlds.ts";

const BASELINE_DAYS = 56;
const FIVEFOLD = 5;
const TRIPLED = 3;

/** Runs the shipped surge test and episodes over simulated projects, with weekday factors pooled over others. */
export function measureSurges(panel: SurgePanel): SurgeFigures {
  const random = new Random(panel.seed);
  const factors = poolFactors(random, panel.world);
  const { falseSurgesPerYear, falseStepsPerYear, foundBursts } = measureQuietYears(random, panel, factors);
  const oneDay = measureEvents(random, panel, factors, (day, at) => (day === at ? FIVEFOLD : 1));
  const forGood = measureEvents(random, panel, factors, (day, at) => (day >= at ? TRIPLED : 1));
  return {
    world: panel.world,
    perDay: panel.perDay,
    repoYears: panel.repoYears,
    falseSurgesPerYear,
    falseStepsPerYear,
    foundFivefold: measureAlarms(random, panel, factors),
    foundFivefoldOddHours: oneDay.surges,
    foundStep: forGood.steps,
    stepDelayDays: forGood.medianDelay,
    falseStepAfterOneDay: oneDay.steps,
    foundBursts,
  };
}

/** One day with five times the rate, straight into the test: every weekday in turn. */
function measureAlarms(random: Random, panel: SurgePanel, factors: WeekdayFactors) {
  const found = new Counter();
  for (let i = 0; i < panel.series; i++) {
    const at = LOOK_BACK_DAYS + (i % 7);
    const { counts } = simulateSeries(random, WORLDS[panel.world], {
      perDay: panel.perDay,
      days: at + 1,
      boost: (day) => (day === at ? FIVEFOLD : 1),
    });
    const first = at - LOOK_BACK_DAYS;
    const test = surgeTest({
      baseline: counts.slice(first, first + BASELINE_DAYS),
      today: counts[at] ?? 0,
      factors: {
        baseline: Array.from({ length: BASELINE_DAYS }, (_, day) => factors[(first + day) % 7] ?? 1),
        today: factors[at % 7] ?? 1,
      },
    });
    found.add(test?.alarm === true);
  }
  return found.toShare();
}

/** A change, seen through totals that are read once a day at odd hours. */
function measureEvents(
  random: Random,
  panel: SurgePanel,
  factors: WeekdayFactors,
  change: (day: number, at: number) => number,
) {
  const surges = new Counter();
  const steps = new Counter();
  const delays: number[] = [];
  for (let i = 0; i < panel.series; i++) {
    const at = LOOK_BACK_DAYS + (i % 7);
    const { counts } = simulateSeries(random, WORLDS[panel.world], {
      perDay: panel.perDay,
      days: at + AFTERMATH_DAYS,
      boost: (day) => change(day, at),
    });
    const events = findEvents(counts, { factors, when: "odd hours", random });
    surges.add(events.some(({ kind, from, to }) => kind === "surge" && from <= at + 1 && at - 1 <= to));
    const step = events.find(({ kind }) => kind === "step");
    steps.add(step !== undefined);
    if (step !== undefined) delays.push(step.knownOn - at);
  }
  return { surges: surges.toShare(), steps: steps.toShare(), medianDelay: medianOf(delays) };
}

function medianOf(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}
