import { createHash } from "node:crypto";
import type { InstantMs } from "@groundswell/core";
import { readLiveState, readTotalsAge, type Database, type LiveState, type TotalsAge } from "@groundswell/db";
import type { FiguresState, LiveEvent } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";

/** The ages of all totals are read at most this often: one row for each project, while a collector writes every second. */
const TOTALS_MS = 15_000;

/** What the stream tells of, as it is at one instant. */
export interface LiveView extends LiveState {
  at: InstantMs;
  totals: TotalsAge;
  /** Of which version of the data the totals' ages are, and when they were read. */
  totalsOf: { version: number; at: InstantMs };
  figures: FiguresState;
  /** For how many of ten projects the figures are young: pages name the number. */
  youngTenths: number;
}

/** @param before the view before this one: while the version is the same, so are the ages */
export async function readLiveView(db: Database, now: InstantMs, before: LiveView | null): Promise<LiveView> {
  const state = await readLiveState(db);
  const keeps = before !== null && (before.totalsOf.version === state.version || now - before.totalsOf.at < TOTALS_MS);
  const totals = keeps ? before.totals : await readTotalsAge(db);
  const totalsOf = keeps ? before.totalsOf : { version: state.version, at: now };
  return { ...state, at: now, totals, totalsOf, ...judgeAge(totals, state.intervalSeconds, now) };
}

/** Live while figures of any project are younger than two runs of the collector. */
export function judgeAge(
  { newest, observed, projects }: TotalsAge,
  intervalSeconds: number,
  now: InstantMs,
): Pick<LiveView, "figures" | "youngTenths"> {
  const young = countYoung(observed, intervalSeconds, now);
  const figures = young > 0 ? "live" : observed.length > 0 ? "stale" : newest === null ? "empty" : "archive";
  return { figures, youngTenths: young === 0 ? 0 : Math.ceil((10 * young) / projects) };
}

/** How many are younger than two runs of the collector. */
export function countYoung(observed: readonly InstantMs[], intervalSeconds: number, now: InstantMs): number {
  return observed.filter((at) => now - at <= 2_000 * intervalSeconds).length;
}

/**
 * An event's id: the data's version, and a short hash of the rest. From the last one that somebody has, we know what
 * they have missed.
 */
export function idOf({ version, github, figures, youngTenths }: LiveView): string {
  return `${version}-${createHash("sha256")
    .update(JSON.stringify([github, figures, youngTenths]))
    .digest("hex")
    .slice(0, 8)}`;
}

export function helloOf(view: LiveView): LiveEvent {
  return { event: "hello", id: idOf(view), data: figuresOf(view) };
}

/**
 * What has to be said to somebody who knows the state with this id.
 * @param known null: they know nothing, and have nothing to be told but hello
 */
export function listNews(view: LiveView, known: string | null): LiveEvent[] {
  const id = idOf(view);
  if (known === null || known === id) return [];
  const events: LiveEvent[] = [];
  const [version, rest] = known.split("-");
  if (version !== String(view.version)) events.push({ event: "figures", id, data: figuresOf(view) });
  if (rest !== id.split("-")[1]) events.push({ event: "status", id, data: statusOf(view) });
  return events;
}

function figuresOf({ version, at, totals }: LiveView) {
  return { version, at: toInstant(at), newest: toInstant(totals.newest) };
}

function statusOf({ at, github, figures }: LiveView) {
  return { at: toInstant(at), github: { state: github.state, since: toInstant(github.since) }, figures };
}
