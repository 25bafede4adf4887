import { writeOptions, type CompareFacts, type ComparedFact, type MarkerInput } from "@groundswell/charts";
import type { InstantMs } from "@groundswell/core";
import { compareFacts } from "../../compare/compare-facts.ts";
import type { Compared, CompareQuery } from "../../compare/comparison.ts";
import type { Database } from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import { toInstant } from "../../http/instant.ts";
import type { CompareSubject } from "../subject.ts";
import type { FactsRead } from "./facts-read.ts";
import { makeFrame } from "./frame.ts";
import { gatherTotals, type AgedPoint } from "./gather-totals.ts";
import { isHistoryUnread } from "./is-history-unread.ts";
import { latestOf } from "./latest-of.ts";
import { readEventMarkers, readReleaseMarkers, readStoryMarkers } from "./read-markers.ts";

/** One metric of several projects, aligned as the API's comparison is. @param asOf what was known then; null for now */
export async function readCompareFacts(
  context: RouteContext,
  { query }: CompareSubject,
  asOf: InstantMs | null,
): Promise<FactsRead<CompareFacts>> {
  const { projects, metric, align, origin, from, to } = query;
  const { interval, base, series } = await compare(context.db, { ...query, asOf });
  const projectIds = projects.map(({ project }) => project.id);
  const around = {
    knownAt: latestOf(...series.map(({ knownAt }) => knownAt)),
    newest: series.map(({ project, knownAt }) => ({ repo: project.repo, at: knownAt })),
    sources: series.flatMap((one) => one.sources),
    to,
  };
  const { parts, staleRepos, goodUntil } = makeFrame(context, around, asOf);
  const shown = { metric, projectIds, points: series.flatMap(({ points }) => points) };
  const isUnread = await isHistoryUnread(context.db, shown, asOf);
  const facts: CompareFacts = {
    kind: "compare",
    id: `compare/${metric}`,
    page: writePage(query),
    ...parts,
    ...(staleRepos.length > 0 ? { staleRepos } : {}),
    metric,
    align,
    interval,
    base,
    origin,
    ...(isUnread ? { history: "unread" } : {}),
    projects: series.map(toFact),
    markers: align === "age" ? [] : await readMarkers(context, query, asOf),
    from,
    to,
  };
  return { facts, projectIds, goodUntil };
}

/** Path of the page that shows the same. */
function writePage({ projects, metric, align, origin, from, to, interval, base }: CompareQuery): string {
  return `/compare${writeOptions({
    projects: projects.map(({ project }) => project.repo).join(","),
    align: align === "date" ? undefined : align,
    base: base ?? undefined,
    origin: align === "age" && origin !== "created" ? origin : undefined,
    from: from ?? undefined,
    to: to ?? undefined,
    interval: interval ?? undefined,
    metric: metric === "stars" ? undefined : metric,
  })}`;
}

/**
 * The comparison that the API answers, but totals by the week or month at the day that they were observed on: the picture
 * says the day beside the figure.
 */
async function compare(db: Database, query: CompareQuery) {
  const { interval, base, series } = await compareFacts(db, query);
  const isTotal = query.metric === "stars" || query.metric === "forks" || query.align === "index";
  if (interval === "day" || !isTotal) {
    return { interval, base, series: series.map((one) => ({ ...one, points: one.points.list() })) };
  }
  const daily = await compareFacts(db, { ...query, interval: "day" });
  const gathered = daily.series.map((one): ListedSeries => {
    return { ...one, points: gatherTotals(one.points.list(), interval, one.origin?.day ?? null) };
  });
  return { interval, base, series: gathered };
}

/** A project's series, its points at hand. */
type ListedSeries = Omit<Compared, "points"> & { points: readonly AgedPoint[] };

/** What happened to any of them, each story once; all else by its project's name. */
async function readMarkers(
  { db }: RouteContext,
  { projects }: CompareSubject["query"],
  asOf: InstantMs | null,
): Promise<MarkerInput[]> {
  const read = projects.map(async ({ project }) => {
    const own = [
      ...(await readReleaseMarkers(db, project.id, asOf)),
      ...(await readEventMarkers(db, project.id, asOf)).map(({ change, ...one }) => ({
        ...one,
        label: `– ${one.label}`,
        ...(change === undefined ? {} : { change: { ...change, name: project.name } }),
      })),
    ];
    return [
      ...own.map((one) => ({ ...one, label: `${project.name} ${one.label}` })),
      ...(await readStoryMarkers(db, project.id, asOf)),
    ];
  });
  const byText = new Map((await Promise.all(read)).flat().map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}

function toFact({ project, askedAs, origin, base, points, knownAt }: ListedSeries): ComparedFact {
  const { day = null, of = null, reason = null } = origin ?? {};
  return {
    repo: project.repo,
    name: project.name,
    origin: day === null || of === null ? null : { day, of },
    points,
    told: { askedAs, originReason: reason, base, asOf: toInstant(knownAt) },
  };
}
