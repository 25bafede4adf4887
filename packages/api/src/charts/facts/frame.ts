import type { ChartFacts, CitedSource } from "@groundswell/charts";
import type { Day, InstantMs } from "@groundswell/core";
import type { RouteContext } from "../../deps.ts";
import { toInstant } from "../../http/instant.ts";
import { findStale, type NewestFigure } from "./find-stale.ts";

/** What stands around every chart. */
export interface Frame {
  parts: Pick<ChartFacts, "asOf" | "pinned" | "staleSince" | "sources" | "cited" | "simulated">;
  /** Of whom no newer figures have come, where it is not so of all. */
  staleRepos: readonly string[];
  /** Of a live chart, until when it is good though the data stay the same; null: for as long as they do. */
  goodUntil: InstantMs | null;
}

interface Around {
  /** When the newest fact behind the chart was known; null: there is none. */
  knownAt: InstantMs | null;
  /** Of each project that it shows, or of all together, when its newest figure was known. */
  newest: readonly NewestFigure[];
  sources: readonly CitedSource[];
  /** The last day that it was asked to show; null: today. */
  to: Day | null;
}

/** @param asOf the instant that the chart is pinned to; null: it is live */
export function makeFrame(
  { now, world }: Pick<RouteContext, "now" | "world">,
  { knownAt, newest, sources, to }: Around,
  asOf: InstantMs | null,
): Frame {
  const cited = dropRepeated(sources);
  const { since, repos, until } = findStale(asOf === null ? newest : [], now(), to);
  return {
    parts: {
      asOf: toInstant(knownAt),
      pinned: toInstant(asOf),
      staleSince: since,
      sources: [...new Set(cited.map(({ name }) => name))],
      cited,
      simulated: world === "demo",
    },
    staleRepos: repos,
    goodUntil: until,
  };
}

function dropRepeated(sources: readonly CitedSource[]): CitedSource[] {
  const byText = new Map<string, CitedSource>();
  for (const { name, url, method } of sources) byText.set(JSON.stringify([name, url, method]), { name, url, method });
  return [...byText.values()];
}
