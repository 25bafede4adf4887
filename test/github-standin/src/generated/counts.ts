import { DAY_MS, dayFromNumber, type InstantMs } from "@groundswell/core";
import { countAround, type Random } from "../random.ts";
import type { DailyCounts, Withdrawal } from "../world.ts";
import type { Life } from "./profile.ts";
import type { Simulation } from "./simulation.ts";

const SATURDAY = 2;
const WEEKEND_SHARE = 0.7;
const BURSTING_SHARE = 0.3;
const MOST_BURSTS = 3;

interface Burst {
  day: number;
  times: number;
  halfLifeDays: number;
}

/** Whole counts by day that add up to about `total` before the simulation, and go on in their manner. */
export function drawCounts(total: number, life: Life, { start }: Simulation, random: Random): DailyCounts {
  const shape = drawShape(life, random);
  const past = Math.max(1, Math.floor(start / DAY_MS) - life.first);
  const weight = shape.slice(0, past).reduce((sum, w) => sum + w, 0);
  return { from: dayFromNumber(life.first), perDay: shape.map((w) => countAround((total * w) / weight, random)) };
}

function drawShape({ first, last }: Life, random: Random): number[] {
  const days = last - first + 1;
  const growth = Math.exp(4 * random() - 2);
  const bursts = random() < BURSTING_SHARE ? drawBursts(first, days, random) : [];
  return Array.from({ length: days }, (_, i) => {
    const day = first + i;
    const weekday = day % 7 === SATURDAY || day % 7 === SATURDAY + 1 ? WEEKEND_SHARE : 1;
    const boost = bursts.reduce((sum, burst) => sum + boostOf(burst, day), 0);
    return growth ** (i / days) * weekday * (1 + boost);
  });
}

function drawBursts(first: number, days: number, random: Random): Burst[] {
  return Array.from({ length: 1 + Math.floor(random() * MOST_BURSTS) }, () => ({
    day: first + Math.floor(random() * days),
    times: 5 * 12 ** random(),
    halfLifeDays: 1 + 4 * random(),
  }));
}

function boostOf({ day: began, times, halfLifeDays }: Burst, day: number): number {
  return day < began ? 0 : times * 0.5 ** ((day - began) / halfLifeDays);
}

/** How much is taken back. */
export interface Regret {
  /** Of everything, before the simulation. */
  pastShare: number;
  /** Of everything, on each day of the simulation. */
  dailyShare: number;
  /** Of the month before, in one moment of the simulation. */
  purgeShare: number;
}

/** So that a large world stays small in memory. */
const MOST_PAST = 60;
const MOST_A_DAY = 12;
const RECENT_DAYS = 7;
const PURGED_DAYS = 30;

/** What is taken back, before and during the simulation, of recent and of long past days. */
export function drawWithdrawals(
  counts: DailyCounts,
  { first }: Life,
  { start, end }: Simulation,
  { pastShare, dailyShare, purgeShare }: Regret,
  random: Random,
): Withdrawal[] {
  const left = [...counts.perDay];
  const total = left.reduce((sum, n) => sum + n, 0);
  const withdrawals: Withdrawal[] = [];
  const take = (day: number, at: InstantMs, share: number) => {
    const had = left[day - first] ?? 0;
    const count = Math.min(had, Math.max(1, Math.floor(had * share)));
    if (day < first || count === 0) return;
    left[day - first] = had - count;
    withdrawals.push({ day: dayFromNumber(day), at: new Date(Math.ceil(at / 1000) * 1000).toISOString(), count });
  };
  const between = (from: number, to: number) => from + random() * (to - from);
  for (let n = Math.min(MOST_PAST, countAround(total * pastShare, random)); n > 0; n -= 1) {
    const day = Math.floor(between(first, start / DAY_MS - 1));
    take(day, between((day + 1) * DAY_MS, start), 0.1 * random());
  }
  const days = (end - start) / DAY_MS;
  for (let n = countAround(Math.min(MOST_A_DAY, total * dailyShare) * days, random); n > 0; n -= 1) {
    const at = between(start, end);
    const yesterday = Math.floor(at / DAY_MS) - 1;
    take(Math.floor(between(random() < 0.5 ? first : yesterday - RECENT_DAYS, yesterday + 1)), at, 0.02 * random());
  }
  if (purgeShare > 0) {
    const at = between(start, end);
    const yesterday = Math.floor(at / DAY_MS) - 1;
    for (let day = yesterday; day > yesterday - PURGED_DAYS; day -= 1) take(day, at, purgeShare);
  }
  return withdrawals;
}
