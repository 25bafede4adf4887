import { ApiError, type Client } from "@groundswell/client";
import type { ChartSpec } from "@groundswell/charts";
import { dayFromNumber, isRepoName, type OriginKind } from "@groundswell/core";
import type { ChartAnswer } from "@groundswell/wire";
import { lineColour } from "#lib/chart/line-colour.ts";
import type { Chosen, Lack, ShownDays } from "#lib/compare/chosen.ts";
import { compareOptions, MOST_COMPARED, type CompareQuery } from "#lib/compare/compare-query.ts";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import { CHART_SIZES, toChartView, type ChartView } from "#lib/server/chart-view.ts";
import { unlessMissing } from "#lib/server/ask.ts";
import { sayFault } from "#lib/strings/compare.ts";

/** More names than this are not looked up one by one. */
const MOST_NAMES = 50;

type Api = Pick<Client, "chart" | "project">;

export interface ComparedChart {
  /** Null: nothing is chosen, or nobody of them can be drawn, and `faults` or their lacks say why. */
  view: ChartView | null;
  /** The day of the newest figure. */
  newest: string | null;
  shown: ShownDays;
  /** By their names of today where they have one, in the order asked for. */
  chosen: Chosen[];
  /** What the chart was asked for: the query with those only that can be drawn. */
  drawn: CompareQuery;
  /** Whose age is not counted from what was asked for, by name, but from the other. */
  otherOrigin: string[];
  /** What is wrong with what was asked for besides names, a sentence each. */
  faults: string[];
}

/** Draws a comparison of those who can be drawn, and says why the others can't. */
export async function loadCompareChart(api: Api, query: CompareQuery): Promise<ComparedChart> {
  const asked = query.projects.map((repo): Chosen => ({ repo, name: repo, colour: null, lack: null }));
  const none = { view: null, newest: null, shown: { from: null, to: null, base: null }, otherOrigin: [], faults: [] };
  if (asked.length === 0) return { ...none, chosen: [], drawn: query };
  const answer = await askForChart(api, query);
  if ("charts" in answer) return { ...read(query, answer.charts), drawn: query };
  if (!answer.errors.some(({ parameter }) => parameter === "projects")) {
    return { ...none, chosen: asked, drawn: query, faults: answer.errors.map(sayFault) };
  }
  const found = await findChosen(api, query.projects);
  const drawn = { ...query, projects: found.filter(({ lack }) => lack === null).map(({ repo }) => repo) };
  if (drawn.projects.length === 0) return { ...none, chosen: found, drawn };
  const again = await askForChart(api, drawn);
  if ("errors" in again) return { ...none, chosen: found, drawn, faults: again.errors.map(sayFault) };
  const charted = read(drawn, again.charts);
  const byRepo = new Map(charted.chosen.map((one) => [one.repo, one]));
  return { ...charted, chosen: found.map((one) => byRepo.get(one.repo) ?? one), drawn };
}

interface Charts {
  wide: ChartAnswer;
  narrow: ChartAnswer;
}

async function askForChart(
  api: Api,
  query: CompareQuery,
): Promise<{ charts: Charts } | { errors: { parameter: string; message: string }[] }> {
  const options = { ...compareOptions(query), scale: query.scale === "log" ? "log" : undefined };
  const askFor = (size: { width: number; height: number }) =>
    api.chart(`compare/${query.metric}`, { ...options, ...size });
  try {
    const [wide, narrow] = await Promise.all([askFor(CHART_SIZES.wide), askFor(CHART_SIZES.narrow)]);
    return { charts: { wide, narrow } };
  } catch (cause) {
    const errors = cause instanceof ApiError && cause.status === 400 ? cause.problem?.errors : undefined;
    if (errors === undefined) throw cause;
    return { errors };
  }
}

function read(query: CompareQuery, { wide, narrow }: Charts): Omit<ComparedChart, "drawn"> {
  // A comparison is drawn in lines; its spec is what our own API has made by the type's own rules.
  const spec = wide.spec as ChartSpec;
  const lines = new Map(spec.series.map((line) => [line.key, line]));
  const chosen = wide.series.map(({ repo, name, origin }): Chosen => {
    const line = lines.get(repo);
    const isDrawn = line?.points.some(({ y }) => y !== null) === true;
    if (isDrawn) return { repo, name, colour: lineColour(line.colour), lack: null };
    return { repo, name, colour: null, lack: findLack(query, origin ?? null) };
  });
  const isOther = (of: OriginKind | undefined) => query.align === "age" && of !== undefined && of !== query.origin;
  return {
    view: toChartView(spec, narrow.spec as ChartSpec),
    newest: wide.asOf?.slice(0, 10) ?? null,
    shown: readShownDays(query, wide),
    chosen,
    otherOrigin: wide.series.filter(({ origin }) => isOther(origin?.of)).map(({ name }) => name),
    faults: [],
  };
}

function findLack({ align }: CompareQuery, origin: { of: OriginKind } | null): Lack {
  if (align === "age" && origin === null) return "age";
  return align === "index" ? "base" : "figures";
}

/** By age the axis has no days: none are known to be in force but those that were asked for. */
function readShownDays({ align }: CompareQuery, { spec, base = null }: ChartAnswer): ShownDays {
  const { x, series } = spec as ChartSpec;
  if (align === "age" || series.every(({ points }) => points.length === 0)) return { from: null, to: null, base };
  const [from, to] = x.domain.map((day) => dayFromNumber(Math.round(day)));
  return { from: from ?? null, to: to ?? null, base };
}

/** Who is meant, one by one: each once, by the first of its names; more than fit on a chart are left out. */
async function findChosen(api: Api, names: readonly string[]): Promise<Chosen[]> {
  const looked = await Promise.all(
    names.slice(0, MOST_NAMES).map(async (name) => ({
      name,
      found: isRepoName(name) ? await unlessMissing(api.project(name)) : null,
    })),
  );
  const known = new Set<string>();
  const chosen = new Map<string, Chosen>();
  for (const { name, found } of looked) {
    const one: NamedRepo = found === null ? { repo: name, name } : toNamed(found);
    if (chosen.has(one.repo)) continue;
    if (found !== null) known.add(one.repo);
    const lack = found === null ? "unknown" : known.size > MOST_COMPARED ? "over" : null;
    chosen.set(one.repo, { ...one, colour: null, lack });
  }
  return [...chosen.values()];
}
