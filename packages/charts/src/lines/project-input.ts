import type { Metric } from "@groundswell/core";
import type { Looks, ProjectFacts } from "../facts.ts";
import { readFacts } from "./facts-input.ts";
import { flowBars } from "./flow-bars.ts";
import { lastOfEachWeek } from "./last-of-each-week.ts";
import type { Phrases } from "../phrases/index.ts";
import type { ChartInput, MarkerInput } from "../spec.ts";
import { starsLines } from "./stars-lines.ts";

/** The chart of one metric of a project: totals as lines, what was gained or lost as bars with their 7-day average. */
export function readProjectFacts(told: ProjectFacts, looks: Looks, phrases: Phrases): ChartInput {
  const facts = told.drawnBy === undefined ? told : thin(told);
  const { metric, project, interval } = facts;
  return {
    ...readFacts(facts, looks, phrases),
    title: phrases.title(metric, project.name),
    // Descriptions are kept in English: under a title in another language they would be half a translation.
    subtitle: phrases.language === "en" ? project.description : null,
    lacking: facts.history === "unread" ? phrases.history : null,
    metricLabel: phrases.metric(metric, interval),
    ...readSeries(facts, looks, phrases),
    isFlow: isFlowMetric(metric),
    isPart: facts.from !== null || facts.to !== null,
    interval,
    markers: pickMarkers(facts.markers, looks),
    from: facts.from,
    to: facts.to,
  };
}

/** Counted in spans; the others are totals of a day. */
export function isFlowMetric(metric: Metric): boolean {
  return metric !== "stars" && metric !== "forks";
}

/** Each week's last figure, at its own day. */
function thin(facts: ProjectFacts): ProjectFacts {
  const { points, surviving } = facts;
  return { ...facts, interval: "week", points: lastOfEachWeek(points), surviving: lastOfEachWeek(surviving) };
}

function readSeries(
  { metric, project, interval, points, surviving }: ProjectFacts,
  { language }: Looks,
  phrases: Phrases,
): Pick<ChartInput, "series" | "subject" | "note"> {
  const { name } = project;
  if (metric === "stars") return starsLines({ key: metric, name }, points, surviving, language);
  if (metric === "forks" || metric === "surviving") return { series: [{ key: metric, label: name, points }] };
  return flowBars({
    key: metric,
    name,
    label: phrases.metric(metric, interval),
    rate: phrases.rate,
    interval,
    points,
  });
}

/** What happened, as far as it is wanted: whatever is neither a release nor a story is an event. */
export function pickMarkers(markers: readonly MarkerInput[], { markers: wanted }: Looks): MarkerInput[] {
  return markers.filter(({ kind }) => wanted.includes(laneOf(kind)));
}

function laneOf(kind: MarkerInput["kind"]): Looks["markers"][number] {
  if (kind === "release") return "releases";
  return kind === "story" ? "stories" : "events";
}
