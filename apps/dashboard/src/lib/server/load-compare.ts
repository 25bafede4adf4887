import { ApiError, type Client } from "@groundswell/client";
import { isRepoName } from "@groundswell/core";
import type { ChartSpec } from "@groundswell/charts";
import {
  compareOptions,
  isSameSearch,
  parseCompareQuery,
  writeCompareQuery,
  type CompareQuery,
} from "#lib/compare/compare-query.ts";
import { compareStrings, sayFault } from "#lib/strings/compare.ts";
import { suggestComparisons, type CompareExample, type NamedRepo } from "#lib/compare/examples.ts";
import { ask } from "#lib/server/ask.ts";
import { CHART_SIZES, toChartView, type ChartView } from "#lib/server/chart-view.ts";

/** As many as the field proposes; any other can be written. */
const PROPOSED = 100;
const MATCHES = 6;

type Api = Pick<Client, "chart" | "project" | "projects">;

/** What was written to be added, where that is not one project. */
export interface Unadded {
  text: string;
  /** Projects that it may mean. */
  matches: NamedRepo[];
}

export interface ComparePageData {
  query: CompareQuery;
  chosen: NamedRepo[];
  /** Null: nothing is chosen, or it can't be shown, and `faults` say why. */
  chart: ChartView | null;
  /** What is wrong with what was asked for, a sentence each. */
  faults: string[];
  unadded: Unadded | null;
  /** What the field proposes. */
  proposed: NamedRepo[];
  /** Where nothing is chosen yet. */
  examples: CompareExample[];
}

/** The query under which the comparison that was asked for stands. */
export interface ComparedElsewhere {
  moved: string;
}

/** Loads a comparison; what was asked for in other words, by old names for one, has a query of its own. */
export async function loadCompare(api: Api, search: URLSearchParams): Promise<ComparePageData | ComparedElsewhere> {
  const query = parseCompareQuery(search);
  const text = search.get("add")?.trim() ?? "";
  const added = text === "" ? null : await ask(findAdded(api, text), compareStrings.none(text));
  if (added !== null && "repo" in added) return moveTo(query, [...query.projects, added.repo]);
  const [watched, drawn] = await ask(
    Promise.all([api.projects({ sort: "stars", limit: PROPOSED }), loadChart(api, query)]),
    compareStrings.title,
  );
  const chosen =
    drawn.chosen ??
    query.projects.map((repo) => watched.items.find((one) => one.repo === repo) ?? { repo, name: repo });
  const projects = chosen.map(({ repo }) => repo);
  const own = new URLSearchParams(writeCompareQuery(query, { projects }));
  if (added === null && !isSameSearch(search, own)) return moveTo(query, projects);
  return {
    query: { ...query, projects },
    chosen: chosen.map(toNamed),
    chart: drawn.chart,
    faults: drawn.faults,
    unadded: added,
    proposed: watched.items.filter(({ repo }) => !projects.includes(repo)).map(toNamed),
    examples: projects.length === 0 ? suggestComparisons(watched.items) : [],
  };
}

function moveTo(query: CompareQuery, projects: readonly string[]): ComparedElsewhere {
  return { moved: writeCompareQuery(query, { projects: [...new Set(projects)] }) };
}

/** The project that is meant: by today's name or an earlier one, by what it is called, or as the only one that matches. */
async function findAdded(api: Api, text: string): Promise<NamedRepo | Unadded> {
  if (isRepoName(text)) {
    const project = await unlessMissing(api.project(text));
    if (project !== null) return toNamed(project);
  }
  const { items } = await api.projects({ q: text, sort: "stars", limit: MATCHES });
  const [first, ...more] = items;
  const named = items.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  const meant = named ?? (more.length === 0 ? first : undefined);
  return meant === undefined ? { text, matches: items.map(toNamed) } : toNamed(meant);
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 404) return null;
    throw cause;
  }
}

interface Drawn {
  chart: ChartView | null;
  /** By their names of today; null where that is not known. */
  chosen: NamedRepo[] | null;
  faults: string[];
}

async function loadChart(api: Api, query: CompareQuery): Promise<Drawn> {
  if (query.projects.length === 0) return { chart: null, chosen: [], faults: [] };
  const options = { ...compareOptions(query), scale: query.scale === "log" ? "log" : undefined };
  const askFor = (size: { width: number; height: number }) =>
    api.chart(`compare/${query.metric}`, { ...options, ...size });
  try {
    const [wide, narrow] = await Promise.all([askFor(CHART_SIZES.wide), askFor(CHART_SIZES.narrow)]);
    // A comparison is drawn in lines; its spec is what our own API has made by the type's own rules.
    return { chart: toChartView(wide.spec as ChartSpec, narrow.spec as ChartSpec), chosen: wide.series, faults: [] };
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.status !== 400) throw cause;
    const faults = cause.problem?.errors?.map(sayFault) ?? [cause.message];
    return { chart: null, chosen: null, faults };
  }
}

function toNamed({ repo, name }: NamedRepo): NamedRepo {
  return { repo, name };
}
