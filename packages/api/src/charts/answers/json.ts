import {
  buildSpec,
  citeChart,
  type AnySpec,
  type ChartFacts,
  type ComparedFact,
  type Looks,
  type MarkerInput,
  type MarkerItem,
} from "@groundswell/charts";
import { dayFromNumber, dayOf, type InstantMs, type Interval, type Metric, type Point } from "@groundswell/core";
import { nameByStart } from "../facts/gather-totals.ts";
import type { ChartPlace } from "./site.ts";

/** One line of a chart, its points as the API's series has them. */
interface ChartSeries {
  repo: string;
  name: string;
  metric: Metric;
  points: readonly Point[];
}

/** A chart's figures, words and picture as data. @param now the day on which a live one is looked at */
export function chartJson({ site, path }: ChartPlace, facts: ChartFacts, looks: Looks, now: InstantMs) {
  const spec: AnySpec = buildSpec(facts, looks);
  const { title, alt } = spec.strings;
  const page = site + facts.page;
  const address = (site + path).replace(/\.json(?=\?|$)/, ".svg");
  const { licence, apa, bibtex } = citeChart({
    title,
    url: address,
    publishedAt: facts.pinned,
    // What is pinned does not change: no matter when it was looked at.
    accessed: facts.pinned === null ? dayOf(now) : null,
    language: looks.language,
  });
  return {
    id: facts.id,
    kind: facts.kind,
    title,
    alt,
    asOf: facts.asOf,
    pinned: facts.pinned,
    staleSince: facts.staleSince,
    renderVersion: spec.renderVersion,
    hash: spec.hash,
    page,
    licence,
    // Without a public address there is none to cite, and the answer may be kept for ever.
    citation: site === "" ? null : { apa, bibtex },
    sources: facts.cited ?? facts.sources.map((name) => ({ name, url: null, method: null })),
    simulated: facts.simulated,
    ...listFigures(facts),
    markers: spec.markers.flatMap(({ items }) => items.map(toMarker)),
    spec,
  };
}

/** What is drawn, as the facts have it. */
function toMarker({ x, ...marker }: MarkerItem): MarkerInput {
  return { t: dayFromNumber(x), ...marker };
}

/** The figures themselves, in `series` where they are a series. */
function listFigures(facts: ChartFacts): { series: ChartSeries[] } & Record<string, unknown> {
  switch (facts.kind) {
    case "project": {
      const { project, metric, interval, points, surviving } = facts;
      const named = { repo: project.repo, name: project.name };
      const lines: ChartSeries[] = [{ ...named, metric, points: nameByStart(points, interval) }];
      return { interval, series: lines, surviving: nameByStart(surviving, interval) };
    }
    case "compare": {
      const { metric, align, interval, base, staleRepos = [] } = facts;
      return {
        align,
        interval,
        base,
        staleRepos,
        series: facts.projects.map((one) => toSeries(one, metric, interval)),
      };
    }
    case "releases":
      return { series: [], releases: facts.releases };
    case "effect":
      return { series: [], effect: facts.effect };
    case "board":
      return { series: [], category: facts.category, day: facts.day, rows: facts.rows };
  }
}

function toSeries({ repo, name, origin, points, told }: ComparedFact, metric: Metric, interval: Interval) {
  const named = nameByStart(points, interval, origin?.day ?? null);
  return { repo, name, metric, origin, base: told?.base ?? null, points: named };
}
