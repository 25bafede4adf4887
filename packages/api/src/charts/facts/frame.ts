import type { ChartFacts, CitedSource } from "@groundswell/charts";
import { dayOf, type Day, type InstantMs } from "@groundswell/core";
import { readNewestFact } from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import { toInstant } from "../../http/instant.ts";

/** What stands around every chart. */
export type Frame = Pick<ChartFacts, "asOf" | "pinned" | "staleSince" | "sources" | "cited" | "simulated">;

/** Totals are read every few hours: when none has come for this long, collection has failed, or there is none. */
const STALE_MS = 48 * 60 * 60 * 1_000;

interface Around {
  /** When the newest fact behind the chart was known; null: there is none. */
  knownAt: InstantMs | null;
  sources: readonly CitedSource[];
  /** Whose figures it shows; null: those of all projects. */
  projectIds: readonly number[] | null;
  /** The last day that it was asked to show; null: today. */
  to: Day | null;
}

/** @param asOf the instant that the chart is pinned to; null: it is live */
export async function readFrame(
  context: RouteContext,
  { knownAt, sources, projectIds, to }: Around,
  asOf: InstantMs | null,
): Promise<Frame> {
  const cited = dropRepeated(sources);
  return {
    asOf: toInstant(knownAt),
    pinned: toInstant(asOf),
    staleSince: asOf === null ? await findStale(context, projectIds, to) : null,
    sources: [...new Set(cited.map(({ name }) => name))],
    cited,
    simulated: context.world === "demo",
  };
}

/** The day of the newest totals, where newer ones should be there and the chart would show them. */
async function findStale(
  { db, now }: RouteContext,
  projectIds: readonly number[] | null,
  to: Day | null,
): Promise<Day | null> {
  const newest = await readNewestFact(db, projectIds);
  if (newest === null || now() - newest <= STALE_MS) return null;
  const day = dayOf(newest);
  return to !== null && to <= day ? null : day;
}

function dropRepeated(sources: readonly CitedSource[]): CitedSource[] {
  const byText = new Map<string, CitedSource>();
  for (const { name, url, method } of sources) byText.set(JSON.stringify([name, url, method]), { name, url, method });
  return [...byText.values()];
}
