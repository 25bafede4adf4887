import {
  addDays,
  EVEN_WEEK,
  factorsQuarter,
  factorsWindow,
  weekdayFactors as computeFactors,
  type Day,
  type WeekdayFactors,
} from "@groundswell/core";
import { and, gte, lte, sql } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { weekdayFactors } from "../schema/index.ts";
import { readWeeks } from "./weekday-weeks.ts";

type Row = typeof weekdayFactors.$inferSelect;

/** A quarter's factors are known before it begins: from so many days before, they can be computed. */
const KNOWN_DAYS_BEFORE = 7;

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
  if (computed.length > 0) await db.insert(weekdayFactors).values(computed).onConflictDoNothing();
  return toFactorsOf([...stored, ...computed]);
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
  const last = addDays(to, 372);
  const quarters = listQuarters(from, last).filter((quarter) => {
    const window = factorsWindow(quarter);
    return window.from <= to && window.to >= from;
  });
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

/** Computes all of them anew, for the days that there are totals of. */
export async function rebuildFactors(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(weekdayFactors);
    const [range] = await tx.execute<{ from: Day | null; to: Day | null }>(
      sql`select min(day)::text as from, max(day)::text as to from daily_totals`,
    );
    if (range === undefined || range.from === null || range.to === null) return;
    await storeFactors(tx, await deriveFactors(tx, listQuarters(range.from, range.to)));
  });
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

/** @param quarters in order */
async function deriveFactors(db: Executor, quarters: readonly Day[]): Promise<Row[]> {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return [];
  const weeks = await readWeeks(db, { from: factorsWindow(first).from, to: factorsWindow(last).to });
  return quarters.map((quarter) => {
    const { from, to } = factorsWindow(quarter);
    const pooled = [...weeks].flatMap(([monday, nets]) => (monday >= from && monday <= to ? nets : []));
    return { quarter, factors: [...computeFactors(pooled)], weeks: pooled.length };
  });
}

/** The first days of the quarters from one day's to another's. */
function listQuarters(from: Day, to: Day): Day[] {
  const quarters: Day[] = [];
  // Ninety-two days after its first day, a quarter is over.
  for (let q = factorsQuarter(from); q <= to; q = factorsQuarter(addDays(q, 92))) quarters.push(q);
  return quarters;
}

/** One array for each quarter: what is laid out of it is remembered by it. */
function toFactorsOf(rows: readonly Row[]): FactorsOf {
  const byQuarter = new Map(rows.map(({ quarter, factors }) => [quarter, factors]));
  return (day) => byQuarter.get(factorsQuarter(day)) ?? EVEN_WEEK;
}
