import { momentum, type Estimate } from "@groundswell/core";
import type { MomentumFigures } from "@groundswell/methods";
import { Counter } from "../counter.ts";
import { Random } from "./random.ts";
import { simulateSeries, type SimulatedSeries } from "./simulate-series.ts";
import { WORLDS, type WorldName } from "./worlds.ts";

const DAYS = 84;
const RECENT_DAYS = 28;
const HALF_LIFE_DAYS = 7;

export interface MomentumPanel {
  world: WorldName;
  perDay: number;
  /** Share of days that are missing, at random. */
  missing: number;
  /** Series without a change, and as many whose rate doubles for the last 7 days. */
  series: number;
  seed: number;
}

/** Runs the shipped momentum over simulated series: what it says where nothing changed, and where the rate doubled. */
export function measureMomentum(panel: MomentumPanel): MomentumFigures {
  const random = new Random(panel.seed);
  const still = measureLabels(random, panel, () => 1);
  const doubled = measureLabels(random, panel, (index) => (index >= DAYS - 7 ? 2 : 1));
  return {
    world: panel.world,
    perDay: panel.perDay,
    missing: panel.missing,
    falseAccelerating: still.accelerating.toShare(),
    falseSlowing: still.slowing.toShare(),
    foundDoubled: doubled.accelerating.toShare(),
    velocityCovered: still.velocity.toShare(),
    ratioCovered: still.ratio.toShare(),
    velocityCoveredDoubled: doubled.velocity.toShare(),
    ratioCoveredDoubled: doubled.ratio.toShare(),
  };
}

function measureLabels(random: Random, panel: MomentumPanel, boost: (index: number) => number) {
  const counters = {
    accelerating: new Counter(),
    slowing: new Counter(),
    velocity: new Counter(),
    ratio: new Counter(),
  };
  for (let i = 0; i < panel.series; i++) {
    const series = simulateSeries(random, WORLDS[panel.world], { perDay: panel.perDay, days: DAYS, boost });
    const counts = series.counts.map((count) => (random.uniform() < panel.missing ? null : count));
    const { label, fit } = momentum(counts);
    counters.accelerating.add(label === "accelerating");
    counters.slowing.add(label === "slowing");
    if (fit === null) continue;
    const truth = trueRates(series);
    counters.velocity.add(covers(fit.velocity, truth.velocity));
    counters.ratio.add(covers(fit.ratio, truth.ratio));
  }
  return counters;
}

function covers(estimate: Estimate, truth: number): boolean {
  return estimate.low <= truth && truth <= estimate.high;
}

/** What velocity and ratio should find: the same weights on the rates that made the series. */
function trueRates({ rates }: SimulatedSeries): { velocity: number; ratio: number } {
  let weighted = 0;
  let weights = 0;
  for (let ago = 0; ago < RECENT_DAYS; ago++) {
    const weight = 2 ** (-ago / HALF_LIFE_DAYS);
    weighted += weight * (rates[DAYS - 1 - ago] ?? 0);
    weights += weight;
  }
  const before = rates.slice(0, DAYS - RECENT_DAYS);
  const velocity = weighted / weights;
  return { velocity, ratio: velocity / (before.reduce((sum, rate) => sum + rate, 0) / before.length) };
}
