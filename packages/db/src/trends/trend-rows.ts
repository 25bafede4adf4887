import {
  dayNumber,
  formatReceiptId,
  meanWindowRate,
  MIN_KNOWN_SHARE,
  windowRate,
  type Day,
  type Estimate,
  type Momentum,
  type SurgeDay,
  type TrendDay,
} from "@groundswell/core";
import { receiptKeyOf } from "../events/event-rows.ts";
import type { dailyTrends } from "../schema/index.ts";

export type TrendRow = typeof dailyTrends.$inferSelect;

/** What of a stored day those after it are derived with. */
export type KnownDay = Pick<
  TrendRow,
  "projectId" | "day" | "net" | "setAside" | "knownAt" | "receiptKey" | "surgeExpected" | "surgeP" | "alarm"
>;

/** Windows that stars a day are given for. */
export const RATE_DAYS = { "7d": 7, "30d": 30, "90d": 90 } as const;
const LONGEST_DAYS = 90;

type Nets = Pick<TrendRow, "day" | "net" | "setAside">;

/**
 * Rows of trend days as they are stored.
 * @param before the days before them, oldest first: windows reach back to these
 */
export function toTrendRows(projectId: number, days: readonly TrendDay[], before: readonly Nets[]): TrendRow[] {
  const usable = new Map([...before, ...days].map((d) => [dayNumber(d.day), d.setAside ? null : d.net]));
  return days.map((day) => {
    const recent = listRecent(usable, day.day);
    return { ...toColumns(projectId, day), ...toRates(day.momentum, recent) };
  });
}

/**
 * The net stars of the last 90 days up to one, oldest first; null where a day is missing or set aside.
 * @param usable net stars by the day's number
 */
export function listRecent(usable: ReadonlyMap<number, number | null>, day: Day): (number | null)[] {
  const first = dayNumber(day) - LONGEST_DAYS + 1;
  return Array.from({ length: LONGEST_DAYS }, (_, i) => usable.get(first + i) ?? null);
}

function toColumns(projectId: number, { day, net, setAside, knownAt, receipt, momentum, surge }: TrendDay) {
  const { label, recentDays, baselineDays, fit } = momentum;
  return {
    projectId,
    ...{ day, net, setAside, knownAt: new Date(knownAt), receiptKey: receiptKeyOf(receipt) },
    ...{ recentDays, baselineDays, label },
    velocity: velocityOf(momentum),
    velocityLow: fit?.velocity.low ?? null,
    velocityHigh: fit?.velocity.high ?? null,
    ratio: fit?.ratio.value ?? null,
    ratioLow: fit?.ratio.low ?? null,
    ratioHigh: fit?.ratio.high ?? null,
    pUp: fit?.pUp ?? null,
    cautious: fit?.cautious ?? null,
    topDayShare: fit?.topDayShare ?? null,
    spike: fit?.spike ?? false,
    surgeExpected: surge?.mu ?? null,
    surgeP: surge?.p ?? null,
    alarm: surge?.alarm ?? false,
  };
}

/** Stars a day; 0 where there were none at all, null with too little data. */
export function velocityOf({ label, fit }: Momentum): number | null {
  return fit?.velocity.value ?? (label === "no activity" ? 0 : null);
}

/** Where there was not one star. */
const NO_STARS: Estimate = { value: 0, low: 0, high: 0 };

/**
 * Stars a day over a window with its interval. Where there is no activity it is 0, as the velocity is.
 * @param recent net stars of the window's days, oldest first; null where one is missing
 * @returns null with too little data
 */
export function rateOver({ label, fit }: Momentum, recent: readonly (number | null)[]): Estimate | null {
  if (fit !== null) return windowRate(fit, recent);
  return label === "no activity" && isQuiet(recent) ? NO_STARS : null;
}

/** The same without the intervals, which take most of the time. */
function toRates(momentum: Momentum, recent: readonly (number | null)[]) {
  const over = (days: number) => {
    const window = recent.slice(-days);
    return momentum.fit === null ? (rateOver(momentum, window)?.value ?? null) : meanWindowRate(momentum.fit, window);
  };
  return { rate7: over(RATE_DAYS["7d"]), rate30: over(RATE_DAYS["30d"]), rate90: over(RATE_DAYS["90d"]) };
}

/** A window that reaches back beyond the 84 days of the momentum may hold stars all the same. */
function isQuiet(recent: readonly (number | null)[]): boolean {
  const known = recent.filter((net) => net !== null);
  return known.length >= MIN_KNOWN_SHARE * recent.length && known.every((net) => net <= 0);
}

/** A stored day as surges are told from it. */
export function toSurgeDay(row: KnownDay): SurgeDay {
  const { day, net, setAside, knownAt, surgeExpected: mu, surgeP: p, alarm } = row;
  const surge = mu === null || p === null ? null : { mu, p, alarm };
  const receipt = formatReceiptId(row.projectId, row.receiptKey);
  return { day, net, setAside, knownAt: knownAt.getTime(), receipt, surge };
}
