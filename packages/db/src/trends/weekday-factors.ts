import {
  addDays,
  EVEN_WEEK,
  factorsQuarter,
  weekdayFactors as computeFactors,
  type Day,
  type WeekdayFactors,
} from "@groundswell/core";
import { and, gte, lte, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { weekdayFactors } from "../schema/index.ts";
import { factorsReading, readWeeks } from "./weekday-weeks.ts";

type Row = typeof weekdayFactors.$inferSelect;

/**
 * A quarter's factors are known before it begins: their weeks end at least 8 days before, and by the third day after,
 * all that was seen of them is there.
 */
const KNOWN_DAYS_BEFORE = 5;

/** The weekday factors of each day's quarter. */
export type FactorsOf = (day: Day) => WeekdayFactors;

/** The factors of the quarters of some days, as far as they are known. */
export async function readKnownFactors(db: Executor, { from, to }: { from: Day; to: Day }): Promise<FactorsOf> {
  return toFactorsOf(await readStored(db, listQuarters(from, to)));
}

/**
 * The factors of the quarters of some days. Those that nobody has computed yet are computed now, from the catalogue's
 * daily totals, and kept.
 */
export async function ensureFactors(db: Executor, { from, to }: { from: Day; to: Day }): Promise<FactorsOf> {
  const quarters = listQuarters(from, to);
  const stored = await readStored(db, quarters);
  const missing = quarters.filter((quarter) => !stored.some((row) => row.quarter === quarter));
  const computed = await deriveFactors(db, missing);
  if (computed.length === 0) return toFactorsOf(stored);
  await db.insert(weekdayFactors).values(computed).onConflictDoNothing();
  // As they are kept: somebody else may have been first.
  return toFactorsOf(await readStored(db, quarters));
}

/**
 * Sees to it that the factors of the quarter that begins within a week, and of the one under way, are there: computed
 * now, they keep no collection waiting.
 */
export async function prepareFactors(db: Executor, today: Day): Promise<void> {
  await ensureFactors(db, { from: today, to: addDays(today, KNOWN_DAYS_BEFORE) });
}

/**
 * Computes anew the factors that totals of these days decide.
 * @returns the first quarter whose factors are other than they were; null when none are
 */
export async function refreshFactors(db: Executor, { from, to }: { from: Day; to: Day }): Promise<Day | null> {
  const quarters = listDecided(from, to);
  const stored = await readStored(db, quarters);
  // Those of quarters that nobody needs yet are computed when somebody does.
  const needed = quarters.filter((quarter) => quarter <= to || stored.some((row) => row.quarter === quarter));
  const computed = await deriveFactors(db, needed);
  const changed = computed.filter((row) => {
    const known = stored.find(({ quarter }) => quarter === row.quarter)?.factors ?? EVEN_WEEK;
    return row.factors.some((factor, i) => factor !== known[i]);
  });
  await storeFactors(db, computed);
  return changed[0]?.quarter ?? null;
}

/** Computes all of them anew: those of the days that there are totals of, and those that somebody has needed. */
export async function rebuildFactors(db: Database): Promise<void> {
  const ranges = await db.execute<{ from: Day; to: Day }>(sql`
    select min(day)::text as from, max(day)::text as to from daily_totals where time_known having count(*) > 0`);
  const stored = await db.select({ quarter: weekdayFactors.quarter }).from(weekdayFactors);
  const quarters = new Set(stored.map(({ quarter }) => quarter));
  for (const { from, to } of ranges) for (const quarter of listQuarters(from, to)) quarters.add(quarter);
  await storeFactors(db, await deriveFactors(db, [...quarters]));
}

async function storeFactors(db: Executor, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const set = { factors: sql`excluded.factors`, weeks: sql`excluded.weeks` };
  await db
    .insert(weekdayFactors)
    .values([...rows])
    .onConflictDoUpdate({ target: weekdayFactors.quarter, set });
}

async function readStored(db: Executor, quarters: readonly Day[]): Promise<Row[]> {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { quarter } = weekdayFactors;
  return db
    .select()
    .from(weekdayFactors)
    .where(and(gte(quarter, first), lte(quarter, last)));
}

/** Each from its own days: a quarter's factors are the same whichever others are computed with it. */
async function deriveFactors(db: Executor, quarters: readonly Day[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const quarter of quarters) {
    const weeks = await readWeeks(db, quarter);
    rows.push({ quarter, factors: [...computeFactors(weeks)], weeks: weeks.length });
  }
  return rows;
}

/** The first days of the quarters from one day's to another's. */
function listQuarters(from: Day, to: Day): Day[] {
  const quarters: Day[] = [];
  for (let quarter = factorsQuarter(from); quarter <= to; quarter = nextQuarter(quarter)) quarters.push(quarter);
  return quarters;
}

/** The quarters whose factors totals of some days decide; all of them begin after the first of these days. */
function listDecided(from: Day, to: Day): Day[] {
  const quarters: Day[] = [];
  for (let quarter = factorsQuarter(from); factorsReading(quarter).from <= to; quarter = nextQuarter(quarter)) {
    if (factorsReading(quarter).to >= from) quarters.push(quarter);
  }
  return quarters;
}

/** Ninety-two days after its first day, a quarter is over. */
function nextQuarter(quarter: Day): Day {
  return factorsQuarter(addDays(quarter, 92));
}

/** One array for each quarter: what is laid out of it is remembered by it. */
function toFactorsOf(rows: readonly Row[]): FactorsOf {
  const byQuarter = new Map(rows.map(({ quarter, factors }) => [quarter, factors]));
  return (day) => byQuarter.get(factorsQuarter(day)) ?? EVEN_WEEK;
}
