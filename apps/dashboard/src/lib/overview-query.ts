import type { ProjectSort, Window } from "@groundswell/wire";

// Written out here, and held to the wire's by a test: importing its values would send its schemas to every reader.
export const SORTS = ["stars", "net", "momentum", "velocity", "name"] as const satisfies readonly ProjectSort[];
export const WINDOWS = ["7d", "30d", "90d"] as const satisfies readonly Window[];

/** An order of the list. */
export interface Order {
  sort: ProjectSort;
  /** Of `net`, always; of `velocity`, null for the rate now, recent days weighted most. Others have none. */
  window: Window | null;
}

/** What the overview shows and in which order: all of it lives in the address. */
export interface OverviewQuery {
  /** Null: not asked for; the page then decides by what is known. */
  order: Order | null;
  /** Null: every category. */
  category: string | null;
  /** Words to look for; empty: no filter. */
  q: string;
  cursor: string | null;
}

const NET_WINDOW: Window = "7d";
const MAX_TEXT = 100;

/** Reads the overview's address. What makes no sense is taken as not given. */
export function parseOverviewQuery(params: Pick<URLSearchParams, "get">): OverviewQuery {
  const category = params.get("category") ?? "";
  const cursor = params.get("cursor") ?? "";
  return {
    order: parseOrder(params),
    category: category === "" ? null : category.slice(0, MAX_TEXT),
    q: (params.get("q") ?? "").trim().slice(0, MAX_TEXT),
    cursor: cursor === "" ? null : cursor,
  };
}

function parseOrder(params: Pick<URLSearchParams, "get">): Order | null {
  const sort = SORTS.find((name) => name === params.get("sort"));
  const window = WINDOWS.find((name) => name === params.get("window")) ?? null;
  if (sort === undefined) return null;
  if (sort === "net") return { sort, window: window ?? NET_WINDOW };
  return { sort, window: sort === "velocity" ? window : null };
}

/**
 * The address of a query, changed where asked: what is at its default is left out. Any change but of the cursor starts
 * at the first page again.
 */
export function writeOverviewQuery(query: OverviewQuery, change: Partial<OverviewQuery> = {}): string {
  const { order, category, q, cursor } = { ...query, cursor: null, ...change };
  const params = new URLSearchParams(order === null ? {} : writeOrder(order));
  if (category !== null) params.set("category", category);
  if (q !== "") params.set("q", q);
  if (cursor !== null) params.set("cursor", cursor);
  return params.toString();
}

/** An order as the parameters that ask for it. */
export function writeOrder({ sort, window }: Order): { sort: ProjectSort; window?: Window } {
  return window === null || (sort === "net" && window === NET_WINDOW) ? { sort } : { sort, window };
}

export function isFiltered(query: OverviewQuery): boolean {
  return query.category !== null || query.q !== "";
}
