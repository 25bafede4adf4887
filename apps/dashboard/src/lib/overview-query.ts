import type { MomentumLabel, ProjectSort, Window } from "@groundswell/wire";
import { readNames, type NamesRead } from "#lib/follow/follow-list.ts";

// Written out here, and held to the wire's by a test: importing its values would send its schemas to every reader.
export const SORTS = ["stars", "net", "momentum", "velocity", "name"] as const satisfies readonly ProjectSort[];
export const WINDOWS = ["7d", "30d", "90d"] as const satisfies readonly Window[];

/** In the order in which they are offered. */
export const LABELS = [
  "accelerating",
  "slowing",
  "steady",
  "uncertain",
  "no activity",
  "too little data",
] as const satisfies readonly MomentumLabel[];

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
  /** Null: whatever their momentum is called. */
  label: MomentumLabel | null;
  /** A selection: these projects alone; null: all. */
  projects: readonly string[] | null;
  /** What the address names besides and could not be taken into the selection. */
  leftOut: Pick<NamesRead, "unusable" | "left">;
  /** Words to look for; empty: no filter. */
  q: string;
  /** Where the page begins, and how many projects are before it. */
  cursor: string | null;
  before: number;
}

/** The overview as it is where nothing is asked for. */
export const WHOLE: OverviewQuery = {
  order: null,
  category: null,
  label: null,
  projects: null,
  leftOut: { unusable: [], left: [] },
  q: "",
  cursor: null,
  before: 0,
};

const NET_WINDOW: Window = "7d";
const MAX_TEXT = 100;

/** Reads the overview's address. What makes no sense is taken as not given. */
export function parseOverviewQuery(params: Pick<URLSearchParams, "get">): OverviewQuery {
  const category = params.get("category") ?? "";
  const cursor = params.get("cursor") ?? "";
  const { list, ...leftOut } = readNames(params.get("projects") ?? "");
  return {
    order: parseOrder(params),
    category: category === "" ? null : category.slice(0, MAX_TEXT),
    label: LABELS.find((label) => label === params.get("label")) ?? null,
    // Names of which none can be a project's are a selection still, of nobody.
    projects: list.length + leftOut.unusable.length === 0 ? null : list,
    leftOut,
    q: (params.get("q") ?? "").trim().slice(0, MAX_TEXT),
    cursor: cursor === "" ? null : cursor,
    before: cursor === "" ? 0 : parseBefore(params.get("before")),
  };
}

function parseBefore(text: string | null): number {
  return text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 0;
}

/** `sort=net&window=30d`, or both in one, `sort=net-30d`, which is what a form's one choice sends. */
function parseOrder(params: Pick<URLSearchParams, "get">): Order | null {
  const [name, days] = (params.get("sort") ?? "").split("-");
  const sort = SORTS.find((known) => known === name);
  const window = WINDOWS.find((known) => known === (days ?? params.get("window"))) ?? null;
  if (sort === undefined) return null;
  if (sort === "net") return { sort, window: window ?? NET_WINDOW };
  return { sort, window: sort === "velocity" ? window : null };
}

/**
 * The address of a query, changed where asked: what is at its default is left out. Any change but of the cursor starts
 * at the first page again.
 */
export function writeOverviewQuery(query: OverviewQuery, change: Partial<OverviewQuery> = {}): string {
  const { order, category, label, projects, q, cursor, before } = { ...query, cursor: null, before: 0, ...change };
  const params = new URLSearchParams(order === null ? {} : writeOrder(order));
  if (category !== null) params.set("category", category);
  if (label !== null) params.set("label", label);
  if (q !== "") params.set("q", q);
  if (cursor !== null) params.set("cursor", cursor);
  if (cursor !== null && before > 0) params.set("before", String(before));
  const rest = params.toString();
  // Written as people would: names hold nothing that an address has to hide.
  const selection = projects === null ? "" : `projects=${projects.join(",")}`;
  return [selection, rest].filter((part) => part !== "").join("&");
}

/** An order as the parameters that ask for it. */
export function writeOrder({ sort, window }: Order): { sort: ProjectSort; window?: Window } {
  return window === null || (sort === "net" && window === NET_WINDOW) ? { sort } : { sort, window };
}

export function isFiltered(query: OverviewQuery): boolean {
  return query.category !== null || query.label !== null || query.projects !== null || query.q !== "";
}
