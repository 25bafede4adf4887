import type { Random } from "./random.ts";

/** How the stars of a simulated project come. */
export interface World {
  /** Size of the negative binomial of a day: variance = mean + mean² / size. */
  size: number;
  /** Share of a day in a week, Monday first; mean 1. */
  weekdays: readonly number[];
  /** Coefficient of variation of a factor that a whole week shares; 0: none. */
  weekCv: number;
  /** Standard deviation of the weekly step of the rate's logarithm; 0: the rate stays. */
  drift: number;
  /** True bursts a year: a day of ×3 to ×10 that ebbs away by half a day. */
  burstsPerYear: number;
}

/** Stars of days in a row, and what lay behind them. */
export interface SimulatedSeries {
  /** Stars of each day. */
  counts: number[];
  /** The rate of each day without its weekday, its week's factor and bursts: what an estimate of the rate should find. */
  rates: number[];
  /** Indices of the days on which a true burst began. */
  bursts: number[];
}

/**
 * Stars of `days` days in a row, the first of which is a Monday.
 * @param perDay mean stars a day at the start
 * @param boost a factor on the rate of each day, by its index: a change that is to be found
 */
export function simulateSeries(
  random: Random,
  world: World,
  options: { perDay: number; days: number; boost?: (index: number) => number },
): SimulatedSeries {
  const { perDay, days, boost = () => 1 } = options;
  const series: SimulatedSeries = { counts: [], rates: [], bursts: [] };
  let level = perDay;
  let week = 1;
  let burst = 0;
  for (let i = 0; i < days; i++) {
    if (i % 7 === 0) {
      if (i > 0) level *= Math.exp(world.drift * random.normal());
      week = world.weekCv === 0 ? 1 : random.gammaOfMeanOne(world.weekCv ** -2);
    }
    burst /= 2;
    if (world.burstsPerYear > 0 && random.uniform() < world.burstsPerYear / 365) {
      burst = 2 + 7 * random.uniform();
      series.bursts.push(i);
    }
    const rate = level * boost(i);
    series.rates.push(rate);
    series.counts.push(random.negativeBinomial(rate * (world.weekdays[i % 7] ?? 1) * week * (1 + burst), world.size));
  }
  return series;
}
