import type { Day, InstantMs } from "../day.ts";
import type { ReceiptRef } from "../series.ts";

/** A daily series over days in a row, oldest first; null where a day is missing. */
export interface DailyValues {
  from: Day;
  values: readonly (number | null)[];
}

export const MOMENTUM_LABELS = [
  "accelerating",
  "slowing",
  "steady",
  "uncertain",
  "no activity",
  "too little data",
] as const;
export type MomentumLabel = (typeof MOMENTUM_LABELS)[number];

/** An estimate with its 90 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** What the label of a momentum was read from. */
export interface MomentumFit {
  /** Weighted stars and weights of the recent 28 days: A = Σ w·y·e, E = Σ w·e, Q = Σ w²·e. */
  A: number;
  E: number;
  Q: number;
  /** Capped stars and observed days of the 56 days before. */
  B: number;
  F: number;
  /** Overdispersion of the counts, at least 1. */
  phi: number;
  /** Pooled rate, stars a day. */
  m0: number;
  /** Recent rate, stars a day. */
  velocity: Estimate;
  /** Recent rate ÷ rate before; its log2 is the momentum. */
  ratio: Estimate;
  /** Posterior probability that the recent rate is the higher one. */
  pUp: number;
  /** log2 of whichever end of the ratio's interval is nearer 1; 0 when the interval spans 1. Ranks are by this. */
  cautious: number;
  /** Largest of the last 7 days ÷ max(1, their sum). */
  topDayShare: number;
  /** One day is half of the last 7 days or more, and 10 stars or more. */
  spike: boolean;
}

export interface Momentum {
  label: MomentumLabel;
  /** Observed days of the recent 28 and of the 56 before. */
  recentDays: number;
  baselineDays: number;
  /** Null when there is too little data, and when there were no stars at all (the velocity is then 0). */
  fit: MomentumFit | null;
}

/** A weekday's share of a day's stars, Monday first; mean 1. */
export type WeekdayFactors = readonly number[];

/** What a day's count was held against. */
export interface SurgeTest {
  /** Cap on baseline days. */
  cap: number;
  /** Expected stars of the day. */
  mu: number;
  phi: number;
  /** Size of the negative binomial; null where it is a Poisson. */
  k: number | null;
  /** P(Y ≥ y). */
  p: number;
  alarm: boolean;
}

/** A project's trend as it stood when a day was complete. */
export interface TrendDay {
  day: Day;
  /** Net change of the day's stars. */
  net: number;
  /** A correction fell on it: it counts for neither momentum nor surges. */
  setAside: boolean;
  /** When the observation that completed the day was made. */
  knownAt: InstantMs;
  receipt: ReceiptRef;
  momentum: Momentum;
  /** Null: too little data. */
  surge: SurgeTest | null;
}

/** What is read off a star series. */
export const STAR_EVENT_KINDS = ["surge", "step", "drop", "data gap"] as const;
export type StarEventKind = (typeof STAR_EVENT_KINDS)[number];
