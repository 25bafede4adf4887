import { DAY_MS } from "@groundswell/core";
import type { Phrases } from "../phrases/index.ts";
import type { Axis, Tick } from "../spec.ts";
import { chooseTicks } from "./choose-ticks.ts";

interface Step {
  unit: "day" | "month" | "year";
  size: number;
}

const MEAN_DAYS = { day: 1, month: 30.44, year: 365.24 } as const;

/** Steps that a reader can count in; weeks begin on Mondays. */
const STEPS: readonly Step[] = [
  ...[1, 2, 7, 14].map((size) => ({ unit: "day" as const, size })),
  ...[1, 2, 3, 6].map((size) => ({ unit: "month" as const, size })),
  ...[1, 2, 5, 10, 20, 50, 100, 500, 1000].map((size) => ({ unit: "year" as const, size })),
];
const LONGEST: Step = { unit: "year", size: 5000 };

/**
 * Calendar ticks on day numbers: at most `maxTicks`, at whole days, Mondays, months or years.
 * @param domain days since 1970-01-01, the later one last
 */
export function buildDateAxis(domain: [number, number], maxTicks: number, phrases: Phrases): Axis {
  const [from, to] = domain;
  const most = Math.max(2, maxTicks);
  const { step, values } = chooseTicks({
    steps: STEPS,
    longest: LONGEST,
    hasRoom: ({ unit, size }) => (to - from) / (size * MEAN_DAYS[unit]) <= most - 0.5,
    list: (each) => listTicks(from, to, each),
    most,
  });
  return { domain, ticks: labelTicks(values.length === 0 ? [Math.ceil(from)] : values, step, phrases) };
}

function listTicks(from: number, to: number, { unit, size }: Step): number[] {
  const ticks: number[] = [];
  if (unit === "day") {
    // Day 4 was a Monday, so that steps of one or two weeks land on Mondays.
    const start = from + ((((4 - from) % size) + size) % size);
    for (let x = start; x <= to; x += size) ticks.push(x);
    return ticks;
  }
  const months = unit === "month" ? size : size * 12;
  const first = Math.floor(monthIndex(from) / months) * months;
  for (let month = first; ; month += months) {
    const x = dayOfMonthIndex(month);
    if (x > to) return ticks;
    if (x >= from) ticks.push(x);
  }
}

/** Months since year 0. */
function monthIndex(x: number): number {
  const date = new Date(x * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dayOfMonthIndex(index: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(index / 12), index % 12, 1);
  return Math.round(date.getTime() / DAY_MS);
}

/** The year is said once, and again where it changes. */
function labelTicks(days: readonly number[], { unit }: Step, phrases: Phrases): Tick[] {
  let year = Number.NaN;
  return days.map((value) => {
    const tickYear = Math.floor(monthIndex(value) / 12);
    const isNewYear = tickYear !== year;
    year = tickYear;
    if (unit === "year") return { value, label: String(tickYear) };
    return { value, label: unit === "day" ? phrases.shortDate(value, isNewYear) : phrases.month(value, isNewYear) };
  });
}
