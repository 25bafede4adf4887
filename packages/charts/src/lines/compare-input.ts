import type { CompareFacts, ComparedFact, Looks } from "../facts.ts";
import { readFacts } from "./facts-input.ts";
import type { Phrases } from "../phrases/index.ts";
import { isolate } from "../phrases/isolate.ts";
import { dayNumber } from "@groundswell/core";
import { pickMarkers } from "./project-input.ts";
import type { ChartInput } from "../spec.ts";

/** The chart of several projects: a line each, by date, by age, or as a share of its own value on one day. */
export function readCompareFacts(facts: CompareFacts, looks: Looks, phrases: Phrases): ChartInput {
  const { metric, align, interval, base, origin, projects } = facts;
  const metricLabel = phrases.metric(metric, interval);
  const isIndex = align === "index" && base !== null;
  return {
    ...readFacts(facts, looks, phrases),
    title: phrases.compareTitle(
      metric,
      projects.map(({ name }) => name),
      align,
    ),
    metricLabel: isIndex ? phrases.indexLabel(metricLabel, phrases.shortDate(dayNumber(base), true)) : metricLabel,
    series: projects.map(({ repo, name, points }) => ({ key: repo, label: name, points })),
    xKind: align === "age" ? "age" : "date",
    xLabel: align === "age" ? phrases.ageAxis(origin) : null,
    compared: { metricLabel, align, base, origin },
    note: writeNote(facts, phrases),
    interval,
    markers: align === "age" ? [] : pickMarkers(facts.markers ?? [], looks),
    from: facts.from,
    to: facts.to,
  };
}

/** Whose age is counted from something else than the axis says, and who has no figure. */
function writeNote({ align, origin, projects }: CompareFacts, phrases: Phrases): string | null {
  const notes = projects.flatMap((project) => {
    if (!hasFigures(project)) return [`${isolate(project.name)}${phrases.signs.colon}${phrases.noFigure}`];
    const of = align === "age" ? (project.origin?.of ?? origin) : origin;
    return of === origin ? [] : [`${isolate(project.name)}${phrases.signs.colon}${phrases.ageAxis(of)}`];
  });
  return notes.length === 0 ? null : notes.join(phrases.signs.semicolon);
}

function hasFigures({ points }: ComparedFact): boolean {
  return points.some(({ value }) => value !== null);
}
