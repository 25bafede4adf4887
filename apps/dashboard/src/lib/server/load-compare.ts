import type { Client } from "@groundswell/client";
import { isRepoName } from "@groundswell/core";
import type { Chosen, ShownDays } from "#lib/compare/chosen.ts";
import { isSameSearch, parseCompareQuery, writeCompareQuery, type CompareQuery } from "#lib/compare/compare-query.ts";
import { suggestComparisons } from "#lib/compare/examples.ts";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import type { PreviewedExample } from "#lib/compare/preview.ts";
import { dateRanges, type DatedRange } from "#lib/compare/ranges.ts";
import { ask, unlessMissing } from "#lib/server/ask.ts";
import type { ChartView } from "#lib/server/chart-view.ts";
import { previewExamples } from "#lib/server/compare-preview.ts";
import { toCompareRow, type CompareRow } from "#lib/server/compare-row.ts";
import { loadCompareChart } from "#lib/server/load-compare-chart.ts";
import { findAdded, type Unadded } from "#lib/server/find-added.ts";
import { compareStrings } from "#lib/strings/compare.ts";

/** As many as the field proposes before a script looks further; any other can be written. */
const PROPOSED = 100;

type Api = Pick<Client, "chart" | "project" | "projects">;

export interface ComparePageData {
  query: CompareQuery;
  /** Everybody who is in the query; who has no line lacks something. */
  chosen: Chosen[];
  /** The query with those only that the chart is of. */
  drawn: CompareQuery;
  /** By age: whose is counted from something else than was asked for, by name. */
  otherOrigin: string[];
  /** Null: nothing is chosen, or it can't be shown, and `faults` or the lacks of those chosen say why. */
  chart: ChartView | null;
  /** The figures of now, of each that is known. */
  rows: CompareRow[];
  /** The days that the chart is of. */
  shown: ShownDays;
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
    Promise.all([api.projects({ sort: "stars", limit: PROPOSED }), loadCompareChart(api, query)]),
    null,
  );
  const { chosen, newest } = drawn;
  const projects = chosen.map(({ repo }) => repo);
  const own = new URLSearchParams(writeCompareQuery(query, { projects }));
  if (added === null && !isSameSearch(search, own)) return moveTo(query, projects);
  const known = new Map(watched.items.map((project) => [project.repo, project]));
  const rows = await ask(
    Promise.all(
      drawn.drawn.projects.map(
        async (repo) => known.get(repo) ?? (isRepoName(repo) ? await unlessMissing(api.project(repo)) : null),
      ),
    ),
    null,
  );
  return {
    query: { ...query, projects },
    chosen,
    drawn: drawn.drawn,
    otherOrigin: drawn.otherOrigin,
    chart: drawn.view,
    shown: drawn.shown,
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
