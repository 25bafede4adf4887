import type { Client } from "@groundswell/client";
import type { Page, Project } from "@groundswell/wire";
import { isFiltered, writeOrder, type Order, type OverviewQuery } from "#lib/overview-query.ts";
import { findAccelerating, findGainers, type Movers } from "#lib/server/movers.ts";
import { toProjectRow, type ProjectRow } from "#lib/server/project-row.ts";
import { mostHaveMomentum } from "#lib/server/row-momentum.ts";

const PAGE_SIZE = 100;
const MOVERS = 3;

const BY_MOMENTUM: Order = { sort: "momentum", window: null };
const BY_GAIN: Order = { sort: "net", window: "7d" };
const BY_STARS: Order = { sort: "stars", window: null };

export interface OverviewData {
  query: OverviewQuery;
  /** The order in force: the one asked for, else by momentum where most projects have one, else by stars. */
  order: Order;
  rows: ProjectRow[];
  /** Null where the list is filtered, or nobody moves. */
  movers: Movers | null;
  /** How many projects there are; null when that is more than fit on a page. */
  total: number | null;
  /** Those of all projects, whatever is filtered now. */
  categories: string[];
  nextCursor: string | null;
}

/** Asks for what the overview shows. */
export async function loadOverview(api: Pick<Client, "projects">, query: OverviewQuery): Promise<OverviewData> {
  const all = await api.projects({ ...writeOrder(BY_MOMENTUM), limit: PAGE_SIZE });
  const order = query.order ?? (mostHaveMomentum(all.items) ? BY_MOMENTUM : BY_STARS);
  const leads = !isFiltered(query) && query.cursor === null;
  const [page, movers] = await Promise.all([
    leads && order === BY_MOMENTUM ? all : askPage(api, query, order),
    leads ? askMovers(api, all.items) : null,
  ]);
  return {
    query,
    order,
    rows: page.items.map((project) => toProjectRow(project, order.sort === "velocity" ? order.window : null)),
    movers,
    total: all.nextCursor === null ? all.items.length : null,
    categories: listCategories(all.items),
    nextCursor: page.nextCursor,
  };
}

function askPage(api: Pick<Client, "projects">, query: OverviewQuery, order: Order): Promise<Page<Project>> {
  const { category, q, cursor } = query;
  return api.projects({
    ...writeOrder(order),
    ...(category === null ? {} : { category }),
    ...(q === "" ? {} : { q }),
    ...(cursor === null ? {} : { cursor }),
    limit: PAGE_SIZE,
  });
}

/** @param leading projects by cautious momentum */
async function askMovers(api: Pick<Client, "projects">, leading: readonly Project[]): Promise<Movers | null> {
  const accelerating = findAccelerating(leading, MOVERS);
  if (accelerating !== null) return accelerating;
  const gaining = await api.projects({ ...writeOrder(BY_GAIN), limit: PAGE_SIZE });
  return findGainers(gaining.items, MOVERS);
}

function listCategories(projects: readonly { category: string | null }[]): string[] {
  return [...new Set(projects.flatMap((p) => (p.category === null ? [] : [p.category])))].sort();
}
