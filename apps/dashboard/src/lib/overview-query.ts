import type { ProjectSort, Window } from "@groundswell/wire";

// Written out here, and held to the wire's by a test: importing its values would send its schemas to every reader.
export const SORTS = ["stars", "net", "name"] as const satisfies readonly ProjectSort[];
export const WINDOWS = ["7d", "30d", "90d"] as const satisfies readonly Window[];

/** What the overview shows and in which order: all of it lives in the address. */
export interface OverviewQuery {
  sort: ProjectSort;
  /** The window of `sort: "net"`. */
  window: Window;
  /** Null: every category. */
  category: string | null;
  /** Words to look for; empty: no filter. */
  q: string;
  cursor: string | null;
}

const DEFAULT: OverviewQuery = { sort: "stars", window: "7d", category: null, q: "", cursor: null };
const MAX_TEXT = 100;

/** Reads the overview's address. What makes no sense is taken as not given. */
export function parseOverviewQuery(params: Pick<URLSearchParams, "get">): OverviewQuery {
  const category = params.get("category") ?? "";
  const cursor = params.get("cursor") ?? "";
  return {
    sort: SORTS.find((sort) => sort === params.get("sort")) ?? DEFAULT.sort,
    window: WINDOWS.find((window) => window === params.get("window")) ?? DEFAULT.window,
    category: category === "" ? null : category.slice(0, MAX_TEXT),
    q: (params.get("q") ?? "").trim().slice(0, MAX_TEXT),
    cursor: cursor === "" ? null : cursor,
  };
}

/**
 * The address of a query, changed where asked: what is at its default is left out. Any change but of the cursor starts
 * at the first page again.
 */
export function writeOverviewQuery(query: OverviewQuery, change: Partial<OverviewQuery> = {}): string {
  const next = { ...query, cursor: null, ...change };
  const params = new URLSearchParams();
  if (next.sort !== DEFAULT.sort) params.set("sort", next.sort);
  if (next.sort === "net" && next.window !== DEFAULT.window) params.set("window", next.window);
  if (next.category !== null) params.set("category", next.category);
  if (next.q !== "") params.set("q", next.q);
  if (next.cursor !== null) params.set("cursor", next.cursor);
  return params.toString();
}

export function isFiltered(query: OverviewQuery): boolean {
  return query.category !== null || query.q !== "";
}
