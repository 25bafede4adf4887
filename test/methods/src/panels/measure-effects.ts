import { storyEffect, type EffectWeeks } from "@groundswell/core";
import type { EffectFigures } from "@groundswell/methods";
import { Counter } from "../counter.ts";
import { Random } from "./random.ts";
import { simulateSeries } from "./simulate-series.ts";
import { WORLDS, type WorldName } from "./worlds.ts";

const PEERS = 20;
const WEEKS = 9;
/** Standard deviations of the logarithms of what a week does to all projects alike, and of the peers' rates. */
const SHARED_SD = 0.15;
const PEER_RATE_SD = 0.3;
const NOMINAL = 0.05;

export interface EffectPanel {
  world: WorldName;
  perDay: number;
  /** Projects without an effect, and as many with three times the stars in the week. */
  projects: number;
  seed: number;
}

/** Runs the shipped before/after comparison over simulated projects with 20 peers and weeks that all of them share. */
export function measureEffects(panel: EffectPanel): EffectFigures {
  const random = new Random(panel.seed);
  const [placebo, covered, found] = [new Counter(), new Counter(), new Counter()];
  for (let i = 0; i < panel.projects; i++) {
    const still = compare(random, panel, 1);
    placebo.add(still.pUp <= NOMINAL);
    covered.add(still.ratio.low <= 1 && 1 <= still.ratio.high);
    found.add(compare(random, panel, 3).pUp <= NOMINAL);
  }
  return {
    world: panel.world,
    perDay: panel.perDay,
    placebo: placebo.toShare(),
    covered: covered.toShare(),
    foundTripled: found.toShare(),
  };
}

function compare(random: Random, panel: EffectPanel, change: number) {
  const shared = Array.from({ length: WEEKS }, () => Math.exp(SHARED_SD * random.normal()));
  const simulate = (perDay: number, last: number): EffectWeeks => {
    const { counts } = simulateSeries(random, WORLDS[panel.world], {
      perDay,
      days: 7 * WEEKS,
      boost: (day) => {
        const week = Math.floor(day / 7);
        return (shared[week] ?? 1) * (week === WEEKS - 1 ? last : 1);
      },
    });
    const weeks = shared.map((_, week) => counts.slice(7 * week, 7 * week + 7).reduce((sum, n) => sum + n, 0));
    return { base: weeks.slice(0, -1).reverse(), post: weeks.at(-1) ?? 0 };
  };
  const peers = Array.from({ length: PEERS }, () =>
    simulate(panel.perDay * Math.exp(PEER_RATE_SD * random.normal()), 1),
  );
  return storyEffect({ ...simulate(panel.perDay, change), peers });
}
