import type { CitedSource, ProjectFacts } from "@groundswell/charts";
import {
  daysBetween,
  pickSurvivingTotals,
  projectPath,
  type InstantMs,
  type Interval,
  type Point,
} from "@groundswell/core";
import { readSeries } from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import type { ProjectSubject } from "../subject.ts";
import { gatherTotals } from "./gather-totals.ts";
import type { FactsRead } from "./facts-read.ts";
import { makeFrame } from "./frame.ts";
import { latestOf } from "./latest-of.ts";
import { isHistoryUnread } from "./is-history-unread.ts";
import { readEventMarkers, readReleaseMarkers, readStoryMarkers } from "./read-markers.ts";

/** Bars of more days than these are by weeks: they would be finer than a pixel. */
const MOST_BARS = 400;
/**
 * A line of more than three years is drawn by weeks; so is one of more than these days of which many are missing, as an
 * archive by the week would else be a row of dots.
 */
const LONGEST_LINE = { sparse: 400, dense: 1_100 };
const DENSE_SHARE = 0.9;

/** One metric of a project. @param asOf what was known then; null for now */
export async function readProjectFacts(
  context: RouteContext,
  subject: ProjectSubject,
  asOf: InstantMs | null,
): Promise<FactsRead<ProjectFacts>> {
  const { db } = context;
  const { project, metric, from, to } = subject;
  const { sources, knownAt, newestAt, ...lines } = await readLines(context, subject, asOf);
  const markers = [
    ...(await readReleaseMarkers(db, project.id, asOf)),
    ...(await readStoryMarkers(db, project.id, asOf)),
    ...(await readEventMarkers(db, project.id, asOf)),
  ];
  const newest = [{ repo: project.repo, at: newestAt }];
  const { parts, goodUntil } = makeFrame(context, { knownAt, newest, sources, to }, asOf);
  const facts: ProjectFacts = {
    kind: "project",
    id: `${project.repo}/${metric}`,
    page: projectPath(project.repo),
    ...parts,
    metric,
    project: { repo: project.repo, name: project.name, description: project.description },
    ...lines,
    markers,
    from,
    to,
  };
  return { facts, projectIds: [project.id], goodUntil };
}

interface Lines extends Pick<ProjectFacts, "interval" | "drawnBy" | "history" | "points" | "surviving"> {
  sources: CitedSource[];
  knownAt: InstantMs | null;
  /** When the newest figure of the metric itself was known. */
  newestAt: InstantMs | null;
}

async function readLines(context: RouteContext, subject: ProjectSubject, asOf: InstantMs | null): Promise<Lines> {
  const { metric } = subject;
  return metric === "stars" || metric === "forks"
    ? readTotals(context, subject, metric, asOf)
    : readFlows(context, subject, asOf);
}

async function readTotals(
  { db }: RouteContext,
  { project, from, to, interval: wanted }: ProjectSubject,
  metric: "stars" | "forks",
  asOf: InstantMs | null,
): Promise<Lines> {
  const query = { from, to, interval: "day", asOf } as const;
  const totals = await readSeries(db, project.id, { ...query, metric });
  const given = metric === "stars" ? await readSeries(db, project.id, { ...query, metric: "surviving" }) : null;
  const kept = given === null ? [] : pickSurvivingTotals(given.points);
  const surviving = kept.some(({ value }) => value !== null) ? kept : [];
  const others = surviving.length === 0 ? null : given;
  const interval = wanted ?? "day";
  return {
    interval,
    ...(wanted === null && isTooFine([totals.points, surviving]) ? { drawnBy: "week" } : {}),
    points: gatherTotals(totals.points, interval),
    surviving: gatherTotals(surviving, interval),
    sources: [...totals.sources, ...(others?.sources ?? [])],
    knownAt: latestOf(totals.asOf, others?.asOf ?? null),
    newestAt: totals.asOf,
  };
}

async function readFlows(
  { db }: RouteContext,
  { project, metric, from, to, interval: wanted }: ProjectSubject,
  asOf: InstantMs | null,
): Promise<Lines> {
  const read = (interval: Interval) => readSeries(db, project.id, { metric, interval, from, to, asOf });
  const first = await read(wanted ?? "day");
  const interval = wanted ?? (measureSpan([first.points]) > MOST_BARS ? "week" : "day");
  const { points, sources, asOf: knownAt } = interval === (wanted ?? "day") ? first : await read(interval);
  const isUnread = await isHistoryUnread(db, { metric, projectIds: [project.id], points }, asOf);
  return {
    interval,
    ...(isUnread ? { history: "unread" } : {}),
    points,
    surviving: [],
    sources,
    knownAt,
    newestAt: knownAt,
  };
}

/** Whether days are too many to be drawn, or too many of them are missing. */
function isTooFine(lines: readonly (readonly Point[])[]): boolean {
  const span = measureSpan(lines);
  const known = Math.max(...lines.map((points) => points.filter(({ value }) => value !== null).length));
  return span > LONGEST_LINE.dense || (span > LONGEST_LINE.sparse && known < span * DENSE_SHARE);
}

/** Days from the first figure of any line to the last one. */
function measureSpan(lines: readonly (readonly Point[])[]): number {
  const days = lines.flatMap((points) => {
    const first = points.find(({ value }) => value !== null);
    const last = points.findLast(({ value }) => value !== null);
    return first === undefined || last === undefined ? [] : [first.t, last.t];
  });
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  return first === undefined || last === undefined ? 0 : daysBetween(first, last);
}
