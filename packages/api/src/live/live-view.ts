import { createHash } from "node:crypto";
import type { InstantMs } from "@groundswell/core";
import { readLiveState, readNewestTotals, type Database, type LiveState, type NewestTotals } from "@groundswell/db";
import type { FiguresState, LiveEvent } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";

/** What the stream tells of, as it is at one instant. */
export interface LiveView extends LiveState {
  at: InstantMs;
  newest: NewestTotals;
  figures: FiguresState;
}

/** @param before the view before this one: while the version is the same, so are the newest totals */
export async function readLiveView(db: Database, now: InstantMs, before: LiveView | null): Promise<LiveView> {
  const state = await readLiveState(db);
  const newest = before?.version === state.version ? before.newest : await readNewestTotals(db);
  return { ...state, at: now, newest, figures: judgeAge(newest, state.intervalSeconds, now) };
}

function judgeAge({ any, observed }: NewestTotals, intervalSeconds: number, now: InstantMs): FiguresState {
  if (observed !== null) return now - observed <= 2_000 * intervalSeconds ? "live" : "stale";
  return any === null ? "empty" : "archive";
}

/**
 * An event's id: the data's version, and a short hash of the rest. From the last one that somebody has, we know what
 * they have missed.
 */
export function idOf({ version, github, figures }: LiveView): string {
  return `${version}-${createHash("sha256")
    .update(JSON.stringify([github, figures]))
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

function figuresOf({ version, at, newest }: LiveView) {
  return { version, at: toInstant(at), newest: toInstant(newest.any) };
}

function statusOf({ at, github, figures }: LiveView) {
  return { at: toInstant(at), github: { state: github.state, since: toInstant(github.since) }, figures };
}
