import type { Client } from "@groundswell/client";
import type { ProjectPage } from "@groundswell/wire";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import { unlessFailing } from "#lib/server/ask.ts";
import { isFiltered, writeOrder, type Order, type OverviewQuery } from "#lib/overview-query.ts";
import { mostHaveMomentum, toFacets, type Facets } from "#lib/server/facets.ts";
import { toFront, type Front, type FrontApi } from "#lib/server/front/load-front.ts";
import { findLastDay, toProjectRow, type ProjectRow } from "#lib/server/project-row.ts";

/** Twice as many would take twice as long until the first is seen. */
export const PAGE_SIZE = 50;

const BY_MOMENTUM: Order = { sort: "momentum", window: null };
const BY_STARS: Order = { sort: "stars", window: null };

/** Who was selected, whatever else the list is filtered by. */
export interface Selection {
  projects: NamedRepo[];
  /** The names that no watched project bears or bore. */
  unknown: string[];
}

const NOBODY: Omit<OverviewData, "query"> = {
  order: BY_STARS,
  rows: [],
  front: null,
  facets: { found: 0, ofCategories: 0, ofLabels: 0, categories: [], labels: [] },
  selection: { projects: [], unknown: [] },
  nextCursor: null,
};

export interface OverviewData {
  query: OverviewQuery;
  /** The order in force: the one asked for, else by momentum where most projects have one, else by stars. */
  order: Order;
  rows: ProjectRow[];
  /** Null where the list is filtered, or not at its beginning: its question is another; or where it can't be read now. */
  front: Front | null;
  facets: Facets;
  /** Null where the list is no selection. */
  selection: Selection | null;
  nextCursor: string | null;
}

/** Asks for what the overview shows. */
export async function loadOverview(
  api: FrontApi & Pick<Client, "categories" | "projects">,
  query: OverviewQuery,
): Promise<OverviewData> {
  if (query.projects?.length === 0) return { query, ...NOBODY };
  // The front page's answer counts all projects, too.
  const front = !isFiltered(query) && query.cursor === null ? await unlessFailing(api.front()) : null;
  const counted = front === null ? (await api.categories(pickSearch(query))).items : front.categories;
  const order = query.order ?? (mostHaveMomentum(counted) ? BY_MOMENTUM : BY_STARS);
  const [page, selected] = await Promise.all([
    askPage(api, query, order),
    isNarrowed(query) && query.projects !== null ? api.projects({ projects: query.projects, limit: PAGE_SIZE }) : null,
  ]);
  const window = order.sort === "velocity" ? order.window : null;
  const lastDay = findLastDay(page.items);
  return {
    query,
    order,
    rows: page.items.map((project) => toProjectRow(project, window, lastDay)),
    front: front === null ? null : toFront(front),
    facets: toFacets(counted, query),
    selection: query.projects === null ? null : toSelection(selected ?? page),
    nextCursor: page.nextCursor,
  };
}

/** Whether a list may show fewer than are selected. */
function isNarrowed({ q, category, label, cursor }: OverviewQuery): boolean {
  return q !== "" || category !== null || label !== null || cursor !== null;
}

function toSelection({ items, unknown = [] }: ProjectPage): Selection {
  return { projects: items.map(toNamed), unknown };
}

function askPage(api: Pick<Client, "projects">, query: OverviewQuery, order: Order): Promise<ProjectPage> {
  const { category, label, cursor } = query;
  return api.projects({
    ...writeOrder(order),
    ...pickSearch(query),
    ...(category === null ? {} : { category }),
    ...(label === null ? {} : { label }),
    ...(cursor === null ? {} : { cursor }),
    limit: PAGE_SIZE,
  });
}

function pickSearch({ q, projects }: OverviewQuery): { q?: string; projects?: readonly string[] } {
  return { ...(q === "" ? {} : { q }), ...(projects === null ? {} : { projects }) };
}
