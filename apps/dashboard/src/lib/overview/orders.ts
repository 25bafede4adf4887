import type { Order } from "#lib/overview-query.ts";
import { RATE_TEXT } from "#lib/strings/momentum.ts";

interface Option {
  /** What is sorted by, alone: in a list of orders. */
  label: string;
  order: Order;
}

/** The orders that the overview offers: a column's heading each. */
export const ORDERS = {
  name: { label: "Project", order: { sort: "name", window: null } },
  momentum: { label: "Momentum", order: { sort: "momentum", window: null } },
  velocity: { label: "Stars a day", order: { sort: "velocity", window: null } },
  stars: { label: "Stars", order: { sort: "stars", window: null } },
  net7: { label: "7 days", order: { sort: "net", window: "7d" } },
  net30: { label: "30 days", order: { sort: "net", window: "30d" } },
} as const satisfies Record<string, Option>;

/** Over which days the column of rates looks: each is an order too. */
export const RATE_ORDERS = ([null, "7d", "30d", "90d"] as const).map((window) => ({
  ...RATE_TEXT[window ?? "now"],
  order: { sort: "velocity", window } as const satisfies Order,
}));

export function isCurrent(now: Order, order: Order): boolean {
  return now.sort === order.sort && now.window === order.window;
}

/** `aria-sort` of a column: names ascend, figures descend. Rates are one column, whichever their days. */
export function describeSort(now: Order, order: Order): "ascending" | "descending" | undefined {
  const isOn = order.sort === "velocity" ? now.sort === "velocity" : isCurrent(now, order);
  if (!isOn) return undefined;
  return order.sort === "name" ? "ascending" : "descending";
}

/** The order in force in words, for the table's caption. */
export function nameOrder({ sort, window }: Order): string {
  switch (sort) {
    case "momentum":
      return "momentum, by the end of its interval that is nearer to no change";
    case "velocity":
      return `stars a day, ${RATE_TEXT[window ?? "now"].long}`;
    case "net":
      return `net change of stars ${RATE_TEXT[window ?? "7d"].long}`;
    case "stars":
      return "stars";
    case "name":
      return "name";
  }
}

/** The day that occurs most, the later one of equals: what a column's heading may say for most of its rows. */
export function findUsualDay(days: readonly (string | null | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const day of days) if (typeof day === "string") counts.set(day, (counts.get(day) ?? 0) + 1);
  const [usual] = [...counts].sort(([dayA, a], [dayB, b]) => b - a || (dayA < dayB ? 1 : -1));
  return usual?.[0] ?? null;
}
