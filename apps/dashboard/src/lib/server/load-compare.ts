import { ApiError, type Client } from "@groundswell/client";
import type { ChartSpec } from "@groundswell/charts";
import { isRepoName } from "@groundswell/core";
import { lineColour } from "#lib/chart/line-colour.ts";
import {
  compareOptions,
  isSameSearch,
  parseCompareQuery,
  writeCompareQuery,
  type CompareQuery,
} from "#lib/compare/compare-query.ts";
import { suggestComparisons, toNamed, type NamedRepo } from "#lib/compare/examples.ts";
import type { PreviewedExample } from "#lib/compare/preview.ts";
import { dateRanges, type DatedRange } from "#lib/compare/ranges.ts";
import { ask } from "#lib/server/ask.ts";
import { CHART_SIZES, toChartView, type ChartView } from "#lib/server/chart-view.ts";
import { previewExamples } from "#lib/server/compare-preview.ts";
import { toCompareRow, type CompareRow } from "#lib/server/compare-row.ts";
import { findAdded, unlessMissing, type Unadded } from "#lib/server/find-added.ts";
import { compareStrings, sayFault } from "#lib/strings/compare.ts";

/** As many as the field proposes before a script looks further; any other can be written. */
const PROPOSED = 100;

type Api = Pick<Client, "chart" | "project" | "projects">;

/** A project that was chosen. */
export interface Chosen extends NamedRepo {
  /** The colour of its line as CSS writes it; null: it has no line. */
  colour: string | null;
}

export interface ComparePageData {
  query: CompareQuery;
  chosen: Chosen[];
  /** Null: nothing is chosen, or it can't be shown, and `faults` say why. */
  chart: ChartView | null;
  /** The figures of now, of each that is known. */
  rows: CompareRow[];
  /** How far back the chart can begin. */
  ranges: DatedRange[];
  /** What is wrong with what was asked for, a sentence each. */
  faults: string[];
  unadded: Unadded | null;
  /** What the field proposes. */
  proposed: NamedRepo[];
  /** Where nothing is chosen yet. */
  examples: PreviewedExample[];
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
    null,
  );
  const chosen =
    drawn.chosen ??
    query.projects.map((repo) => watched.items.find((one) => one.repo === repo) ?? { repo, name: repo });
  const projects = chosen.map(({ repo }) => repo);
  const own = new URLSearchParams(writeCompareQuery(query, { projects }));
  if (added === null && !isSameSearch(search, own)) return moveTo(query, projects);
  const known = new Map(watched.items.map((project) => [project.repo, project]));
  const rows = await ask(
    Promise.all(
      projects.map(
        async (repo) => known.get(repo) ?? (isRepoName(repo) ? await unlessMissing(api.project(repo)) : null),
      ),
    ),
    null,
  );
  const newest = drawn.chart?.newest ?? null;
  return {
    query: { ...query, projects },
    chosen: chosen.map((one) => ({ ...toNamed(one), colour: drawn.chart?.colours.get(one.repo) ?? null })),
    chart: drawn.chart?.view ?? null,
    rows: rows.flatMap((project) => (project === null ? [] : [toCompareRow(project)])),
    ranges: newest === null ? [] : dateRanges(newest),
    faults: drawn.faults,
    unadded: added,
    proposed: watched.items.filter(({ repo }) => !projects.includes(repo)).map(toNamed),
    examples: projects.length > 0 ? [] : await previewExamples(api, suggestComparisons(watched.items)),
  };
}

function moveTo(query: CompareQuery, projects: readonly string[]): ComparedElsewhere {
  return { moved: writeCompareQuery(query, { projects: [...new Set(projects)] }) };
}

interface Drawn {
  /** `newest`: the day of the newest figure. */
  chart: { view: ChartView; newest: string | null; colours: Map<string, string> } | null;
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
    const spec = wide.spec as ChartSpec;
    const drawn = spec.series.filter(({ points }) => points.some(({ y }) => y !== null));
    const colours = new Map(drawn.map(({ key, colour }) => [key, lineColour(colour)]));
    const view = toChartView(spec, narrow.spec as ChartSpec);
    return { chart: { view, newest: wide.asOf?.slice(0, 10) ?? null, colours }, chosen: wide.series, faults: [] };
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.status !== 400) throw cause;
    const faults = cause.problem?.errors?.map(sayFault) ?? [cause.message];
    return { chart: null, chosen: null, faults };
  }
}
