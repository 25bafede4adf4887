import type { InstantMs } from "@groundswell/core";
import type { LoggedRequest, Truth } from "@groundswell/github-standin";
import type { AskedRequest } from "../process/describe-request.ts";

/** A request and when it was sent. */
export interface Asked extends AskedRequest {
  at: InstantMs;
  /** GitHub asked for a pause instead of answering: it had to be sent again. */
  paused: boolean;
}

/** Requests made and the least possible: every batch full, every resource once. */
export interface Counts {
  made: number;
  /** Of those made: GitHub asked for a pause instead of answering. */
  paused: number;
  least: number;
}

const BATCH = 50;
const DAYS_A_PAGE = 7 * 30;
const DAY_MS = 86_400_000;

/** When which project is to be looked at. */
export interface Schedule {
  start: InstantMs;
  /** How often its totals are asked for. */
  intervalMs: number;
  /** As many slots, each of an interval, have begun. */
  slots: number;
}

/**
 * Requests for the totals of all who can be seen, slot by slot. Those by id come on top, one for each look at a
 * repository that its name does not lead to: no batch can ask them.
 */
export function countTotals(
  asked: readonly Asked[],
  { truth, ids, token }: { truth: Truth; ids: readonly number[]; token: boolean },
  { start, intervalMs, slots }: Schedule,
): Counts & { byId: number } {
  const made = asked.filter(({ kind }) => kind === "totals");
  const byId = asked.filter(({ kind }) => kind === "totals by id").length;
  const least = Array.from({ length: slots }, (_, slot) => {
    const visible = ids.filter((id) => truth.nameAt(id, start + slot * intervalMs) !== null).length;
    return token ? Math.ceil(visible / BATCH) : visible;
  });
  return { ...tally(made), byId, least: least.reduce((sum, n) => sum + n, 0) };
}

/** Requests for every page of everybody's star history. What is looked at again a day later is no part of it. */
export function countBackfill(
  asked: readonly Asked[],
  { truth, ids }: { truth: Truth; ids: readonly number[] },
  { start }: Schedule,
): Counts {
  const isFirstPage = (key: string) => key.endsWith("&page=1");
  const made = asked.filter(
    ({ kind, at, keys: [key = ""] }) => kind === "history" && (!isFirstPage(key) || at < start + DAY_MS),
  );
  const pages = ids.map((id) => Math.ceil((truth.survivingAt(id, start)?.size ?? 0) / DAYS_A_PAGE));
  return { ...tally(made), least: pages.reduce((sum, n) => sum + n, 0) };
}

/** What the totals of a slot cost of GraphQL's budget, at most. Requests are answered in the order they were sent. */
export function pointsASlot(
  asked: readonly Asked[],
  requests: readonly LoggedRequest[],
  { start, intervalMs }: Schedule,
): number {
  const ofSlot = Map.groupBy(
    requests.filter((_, i) => asked[i]?.kind === "totals" && asked[i].api === "GraphQL"),
    ({ at }) => Math.floor((at - start) / intervalMs),
  );
  return Math.max(0, ...[...ofSlot.values()].map((own) => own.reduce((sum, { cost }) => sum + cost, 0)));
}

function tally(made: readonly Asked[]): Omit<Counts, "least"> {
  return { made: made.length, paused: made.filter(({ paused }) => paused).length };
}
