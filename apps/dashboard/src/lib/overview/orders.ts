import type { OverviewQuery } from "#lib/overview-query.ts";

export type Order = Pick<OverviewQuery, "sort" | "window">;

/** The orders that the overview offers: a column's heading each. */
export const ORDERS = {
  name: { label: "Project", order: { sort: "name", window: "7d" } },
  stars: { label: "Stars", order: { sort: "stars", window: "7d" } },
  net7: { label: "7 days", order: { sort: "net", window: "7d" } },
  net30: { label: "30 days", order: { sort: "net", window: "30d" } },
} as const satisfies Record<string, { label: string; order: Order }>;

export function isCurrent(query: Order, order: Order): boolean {
  return query.sort === order.sort && (order.sort !== "net" || query.window === order.window);
}

/** `aria-sort` of a column: names ascend, figures descend. */
export function describeSort(query: Order, order: Order): "ascending" | "descending" | undefined {
  if (!isCurrent(query, order)) return undefined;
  return order.sort === "name" ? "ascending" : "descending";
}

/** The label of the order in force, for the table's caption. */
export function nameOrder(query: Order): string {
  return Object.values(ORDERS).find(({ order }) => isCurrent(query, order))?.label ?? `net change, ${query.window}`;
}

/** The day that occurs most, the later one of equals: what a column's heading may say for most of its rows. */
export function findUsualDay(days: readonly (string | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const day of days) if (day !== undefined) counts.set(day, (counts.get(day) ?? 0) + 1);
  const [usual] = [...counts].sort(([dayA, a], [dayB, b]) => b - a || (dayA < dayB ? 1 : -1));
  return usual?.[0] ?? null;
}
