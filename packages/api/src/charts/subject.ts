import type { Day, InstantMs, Interval, Metric } from "@groundswell/core";
import { findProjectAsOf, listCategories, type ProjectRow, type StoryWithMentions } from "@groundswell/db";
import type { CompareQuery } from "../compare/comparison.ts";
import { readCompareQuery } from "../compare/query.ts";
import type { RouteContext } from "../deps.ts";
import { readAsOf } from "../http/as-of.ts";
import { ALL_DAYS, checkDayRange } from "../http/day-range.ts";
import { Faults } from "../http/faults.ts";
import { notFound } from "../http/problem.ts";
import { pinKeyOf } from "../pins/pin-key.ts";
import { findWatched } from "../projects/resolve.ts";
import { findStory } from "../stories/resolve.ts";
import type { AskedChart } from "./asked-chart.ts";

/** What a chart is about, found: rows in place of names. */
export type ChartSubject = ProjectSubject | ReleasesSubject | CompareSubject | EffectSubject | BoardSubject;

export interface ProjectSubject {
  kind: "project";
  project: ProjectRow;
  metric: Exclude<Metric, "releases">;
  from: Day | null;
  to: Day | null;
  /** Null: whichever suits. */
  interval: Interval | null;
}

export interface ReleasesSubject {
  kind: "releases";
  project: ProjectRow;
  from: Day | null;
  to: Day | null;
}

export interface CompareSubject {
  kind: "compare";
  /** Its `asOf` is for whoever reads the facts to set. */
  query: CompareQuery;
}

export interface EffectSubject {
  kind: "effect";
  story: StoryWithMentions;
  project: ProjectRow;
}

export interface BoardSubject {
  kind: "board";
  category: string | null;
  limit: number;
}

/**
 * Finds what a chart is about, and checks what only the data and the clock can tell of its options.
 *
 * Of a pinned chart it does not matter whether a project is watched still, days end with its instant, and names are those
 * of that time: one that has passed to another project since is its bearer's of then.
 * @throws HttpProblem (404) when there is no such project or story, (400) that lists every wrong option
 */
export async function findSubject(context: RouteContext, asked: AskedChart): Promise<ChartSubject> {
  const { address, options } = asked;
  const { asOf } = options;
  const find = (repo: string) => (asOf === null ? findWatched(context, repo) : findThen(context, repo, asOf));
  switch (address.kind) {
    case "project":
      return { ...address, project: await find(address.repo), ...readSpan(context, asked), interval: options.interval };
    case "releases":
      return { kind: "releases", project: await find(address.repo), ...readSpan(context, asked) };
    case "compare":
      return { kind: "compare", query: await readComparison(context, asked, address.metric) };
    case "effect": {
      const [{ story }, project] = await Promise.all([findStory(context, address.story), find(address.repo)]);
      readInstant(context, asked);
      return { kind: "effect", story, project };
    }
    case "board":
      return findBoard(context, asked);
  }
}

/** A name for a subject and its instant that no other has, whatever the projects are called today. */
export function nameSubject(subject: ChartSubject, asOf: InstantMs): string {
  return pinKeyOf(JSON.stringify([...listParts(subject), asOf]));
}

function listParts(subject: ChartSubject): unknown[] {
  switch (subject.kind) {
    case "project": {
      const { kind, project, metric, from, to, interval } = subject;
      return [kind, project.id, metric, from, to, interval];
    }
    case "releases":
      return [subject.kind, subject.project.id, subject.from, subject.to];
    case "compare": {
      const { projects, metric, align, interval, from, to, base, origin } = subject.query;
      return [subject.kind, projects.map(({ project }) => project.id), metric, align, interval, from, to, base, origin];
    }
    case "effect":
      return [subject.kind, subject.story.id, subject.project.id];
    case "board":
      return [subject.kind, subject.category, subject.limit];
  }
}

async function findThen({ db }: RouteContext, repo: string, asOf: string): Promise<ProjectRow> {
  const project = await findProjectAsOf(db, repo, Date.parse(asOf));
  if (project === null)
    throw notFound(`no project is or was called ${repo}; /api/v1/projects lists those that are watched`);
  return project;
}

function readSpan(context: RouteContext, { options: { from, to, asOf } }: AskedChart) {
  const now = context.now();
  const faults = new Faults();
  const instant = faults.of(() => readAsOf(asOf ?? undefined, now), null);
  const range = faults.of(() => checkDayRange({ from, to }, instant ?? now), ALL_DAYS);
  faults.throwAny();
  return range;
}

function readInstant(context: RouteContext, { options }: AskedChart): InstantMs | null {
  return readAsOf(options.asOf ?? undefined, context.now());
}

function readComparison(context: RouteContext, { options }: AskedChart, metric: Metric): Promise<CompareQuery> {
  const { projects, align, origin, from, to, interval, base, asOf } = options;
  const query = { projects: projects.join(","), metric, align, origin };
  const given = { from, to, interval, base, asOf };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as {
    [Name in keyof typeof given]?: NonNullable<(typeof given)[Name]>;
  };
  return readCompareQuery(context, { ...query, ...set }, { isPinned: asOf !== null });
}

async function findBoard(context: RouteContext, asked: AskedChart): Promise<BoardSubject> {
  const { category, limit } = asked.options;
  const faults = new Faults();
  faults.of(() => readInstant(context, asked), null);
  if (category !== null) {
    const known = await listCategories(context.db);
    if (!known.includes(category)) faults.add("category", `allowed: ${known.join(", ")}`);
  }
  faults.throwAny();
  return { kind: "board", category, limit };
}
