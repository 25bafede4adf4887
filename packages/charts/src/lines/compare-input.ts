import { dayNumber } from "@groundswell/core";
import type { CompareFacts, ComparedFact, Looks } from "../facts.ts";
import type { Phrases } from "../phrases/index.ts";
import { isolate } from "../phrases/isolate.ts";
import type { AgeFrom, ChartInput } from "../spec.ts";
import { readFacts } from "./facts-input.ts";
import { isFlowMetric, pickMarkers } from "./project-input.ts";

/** The chart of several projects: a line each, by date, by age, or as a share of its own value on one day. */
export function readCompareFacts(facts: CompareFacts, looks: Looks, phrases: Phrases): ChartInput {
  const { metric, align, interval, base, projects } = facts;
  const metricLabel = phrases.metric(metric, interval);
  const isIndex = align === "index" && base !== null;
  const origin = findOrigin(facts);
  return {
    ...readFacts(facts, looks, phrases),
    staleNames: projects.filter(({ repo }) => (facts.staleRepos ?? []).includes(repo)).map(({ name }) => name),
    title: phrases.compareTitle(
      metric,
      projects.map(({ name }) => name),
      align,
    ),
    metricLabel: isIndex ? phrases.indexLabel(metricLabel, phrases.shortDate(dayNumber(base), true)) : metricLabel,
    series: projects.map((project) => ({
      ...{ key: project.repo, label: project.name, points: project.points },
      leftOut: whyLeftOut(project, facts, phrases),
    })),
    xKind: align === "age" ? "age" : "date",
    xLabel: align === "age" ? phrases.ageAxis(origin) : null,
    compared: { metricLabel, align, base, origin },
    empty: writeEmpty(facts, phrases),
    lacking: facts.history === "unread" ? phrases.history : null,
    note: writeNote(facts, origin, phrases),
    // The index of what came about in spans is that of its totals.
    isFlow: isFlowMetric(metric) && align !== "index",
    isPart: facts.from !== null || facts.to !== null,
    interval,
    markers: align === "age" ? [] : pickMarkers(facts.markers ?? [], looks),
    from: facts.from,
    to: facts.to,
  };
}

/** What all that are shown are counted from, whatever was asked for. */
function findOrigin({ origin, projects }: CompareFacts): AgeFrom {
  const shown = projects.filter(hasFigures).flatMap((project) => project.origin?.of ?? []);
  const [first = origin] = shown;
  return shown.every((of) => of === first) ? first : "own";
}

/** Who is counted from what, where that is not the same of all; who is left out, and who has no figure. */
function writeNote(facts: CompareFacts, axis: AgeFrom, phrases: Phrases): string | null {
  const { align, projects } = facts;
  const shown = projects.filter(hasFigures);
  const counted =
    align === "age" && axis === "own"
      ? (["created", "release"] as const).map((of) => {
          const names = shown.filter(({ origin }) => origin?.of === of).map(({ name }) => name);
          return phrases.countedFrom(of, names);
        })
      : [];
  const without = projects
    .filter((project) => !hasFigures(project))
    .map(
      (project) =>
        whyLeftOut(project, facts, phrases) ?? `${isolate(project.name)}${phrases.signs.colon}${phrases.noFigure}`,
    );
  const notes = [...counted, ...without];
  return notes.length === 0 ? null : notes.join(phrases.signs.semicolon);
}

/** Of an age that nobody knows, or an index without a base; null: it is shown, or has no figure. */
function whyLeftOut({ name, origin, told }: ComparedFact, { align }: CompareFacts, phrases: Phrases): string | null {
  if (align === "age" && origin === null) return phrases.leftOut(name);
  const base = align === "index" ? (told?.base ?? null) : null;
  if (typeof base?.reason !== "string") return null;
  const lack = base.t === null ? "days" : base.value === null ? "figure" : "zero";
  return phrases.noBase(name, lack, base.t === null ? "" : phrases.date(dayNumber(base.t)));
}

/** Why an index shows nobody, where it is the base that all lack; null: for another reason. */
function writeEmpty(facts: CompareFacts, phrases: Phrases): string | null {
  const whys = new Map<string, string[]>();
  for (const project of facts.projects) {
    const why = whyLeftOut({ ...project, name: "" }, facts, phrases);
    if (facts.align !== "index" || why === null) return null;
    whys.set(why, [...(whys.get(why) ?? []), isolate(project.name)]);
  }
  const told = [...whys].map(([why, names]) => `${phrases.list(names)}${why}`);
  return told.length === 0 ? null : told.join(phrases.signs.semicolon);
}

function hasFigures({ points }: ComparedFact): boolean {
  return points.some(({ value }) => value !== null);
}
